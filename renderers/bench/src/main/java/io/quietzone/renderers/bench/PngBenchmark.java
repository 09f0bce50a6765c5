package io.quietzone.renderers.bench;

import com.google.zxing.WriterException;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.png.PngRenderer;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.io.IOException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From text to PNG file, encoding included: a 52-byte URL, level M; a different one each time. */
@State(Scope.Thread)
public class PngBenchmark {

  private static final int DPI = 300;
  private static final int SMALL = 410;
  private static final int LARGE = 1200;

  private final Payloads urls = new Payloads(52);
  private final PngRenderer renderer = new PngRenderer();

  @Benchmark
  public byte[] small() {
    return render(SMALL);
  }

  /** The same with ZXing and ImageIO. */
  @Benchmark
  public byte[] smallZxing() throws WriterException, IOException {
    return ZxingPictures.png(urls.next(), SMALL);
  }

  @Benchmark
  public byte[] large() {
    return render(LARGE);
  }

  /** The same with ZXing and ImageIO. */
  @Benchmark
  public byte[] largeZxing() throws WriterException, IOException {
    return ZxingPictures.png(urls.next(), LARGE);
  }

  private byte[] render(int pixels) {
    return renderer.render(
        Drawing.of(
            SymbolEncoder.encode(urls.next(), ErrorCorrection.M),
            SymbolStyle.STANDARD,
            new PrintSize((double) pixels / DPI, DPI)));
  }
}
