package io.quietzone.renderers.bench;

import com.google.zxing.WriterException;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.svg.SvgRenderer;
import io.quietzone.renderers.symbol.SymbolEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From text to SVG file, encoding included: a 52-byte URL, level M; a different one each time. */
@State(Scope.Thread)
public class SvgBenchmark {

  private static final PrintSize TWO_INCHES = new PrintSize(2, 300);

  private final Payloads urls = new Payloads(52);
  private final SvgRenderer renderer = new SvgRenderer();

  @Benchmark
  public byte[] url() {
    return renderer.render(
        Drawing.of(
            SymbolEncoder.encode(urls.next(), ErrorCorrection.M),
            SymbolStyle.STANDARD,
            TWO_INCHES));
  }

  /** The same with ZXing and a StringBuilder. */
  @Benchmark
  public byte[] urlZxing() throws WriterException {
    return ZxingPictures.svg(urls.next());
  }
}
