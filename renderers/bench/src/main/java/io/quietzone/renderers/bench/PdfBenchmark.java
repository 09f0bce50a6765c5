package io.quietzone.renderers.bench;

import com.google.zxing.WriterException;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.pdf.PdfRenderer;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.fop.svg.PDFTranscoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From text to PDF file, encoding included: a 52-byte URL, level M; a different one each time. */
@State(Scope.Thread)
public class PdfBenchmark {

  private static final PrintSize TWO_INCHES = new PrintSize(2, 300);

  private final Payloads urls = new Payloads(52);
  private final PdfRenderer renderer = new PdfRenderer();

  @Benchmark
  public byte[] url() {
    return renderer.render(
        Drawing.of(
            SymbolEncoder.encode(urls.next(), ErrorCorrection.M),
            SymbolStyle.STANDARD,
            TWO_INCHES));
  }

  /** The same by ZXing, as SVG, which fop-transcoder turns into PDF. */
  @Benchmark
  public byte[] urlFop() throws WriterException, TranscoderException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new PDFTranscoder()
        .transcode(
            new TranscoderInput(new ByteArrayInputStream(ZxingPictures.svg(urls.next()))),
            new TranscoderOutput(file));
    return file.toByteArray();
  }
}
