package io.quietzone.renderers.bench;

import com.google.zxing.WriterException;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.png.PngRenderer;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.svg.SvgRenderer;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/** How large our files are beside the peers', as the mean of many 52-byte URLs. */
final class FileSizes {

  private static final int COUNT = 200;
  private static final int DPI = 300;
  private static final int DEFLATER_LEVEL = 6;
  private static final int[] PNG_PIXELS = {410, 600, 1000, 1200};
  private static final double PNG_GOAL = 1.2;
  private static final double SVG_GOAL = 0.2;
  private static final int SIGNATURE_LENGTH = 8;
  private static final int IDAT = 0x49444154;

  private final PrintStream out;
  private boolean reached = true;

  private FileSizes(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints a table.
   *
   * @return whether every goal is reached
   */
  static boolean print(PrintStream out) throws WriterException, IOException {
    out.printf(
        Locale.ROOT, "%n%-32s %14s %14s %9s %9s%n", "bytes", "ours", "peer", "ratio", "goal");
    FileSizes sizes = new FileSizes(out);
    for (int pixels : PNG_PIXELS) {
      sizes.png(pixels);
    }
    sizes.svg();
    return sizes.reached;
  }

  private void png(int pixels) throws IOException {
    Payloads urls = new Payloads(52);
    long ours = 0;
    long peer = 0;
    for (int i = 0; i < COUNT; i++) {
      byte[] compressed = imageData(render(new PngRenderer(), urls.next(), pixels));
      ours += compressed.length;
      peer += deflated(compressed);
    }
    row("PNG " + pixels + " px, Deflater 6", ours, peer, PNG_GOAL);
  }

  private void svg() throws WriterException {
    Payloads urls = new Payloads(52);
    long ours = 0;
    long peer = 0;
    for (int i = 0; i < COUNT; i++) {
      String url = urls.next();
      ours += render(new SvgRenderer(), url, 600).length;
      peer += ZxingPictures.svg(url).length;
    }
    row("SVG, ZXing + StringBuilder", ours, peer, SVG_GOAL);
  }

  private void row(String files, long ours, long peer, double goal) {
    double ratio = (double) ours / peer;
    reached &= ratio <= goal;
    out.printf(
        Locale.ROOT,
        "%-32s %,14d %,14d %8.2fx %8.2fx %s%n",
        files,
        ours / COUNT,
        peer / COUNT,
        ratio,
        goal,
        ratio <= goal ? "reached" : "MISSED");
  }

  private static byte[] render(Renderer renderer, String text, int pixels) {
    return renderer.render(
        Drawing.of(
            SymbolEncoder.encode(text, ErrorCorrection.M),
            SymbolStyle.STANDARD,
            new PrintSize((double) pixels / DPI, DPI)));
  }

  /** The zlib stream of a PNG file (PNG, third edition, clause 11.2.3). */
  private static byte[] imageData(byte[] png) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteBuffer file = ByteBuffer.wrap(png).position(SIGNATURE_LENGTH);
    while (file.hasRemaining()) {
      int length = file.getInt();
      if (file.getInt() == IDAT) {
        data.write(png, file.position(), length);
      }
      file.position(file.position() + length + Integer.BYTES);
    }
    return data.toByteArray();
  }

  private static int deflated(byte[] zlibStream) throws IOException {
    byte[] rows = new InflaterInputStream(new ByteArrayInputStream(zlibStream)).readAllBytes();
    Deflater deflater = new Deflater(DEFLATER_LEVEL);
    deflater.setInput(rows);
    deflater.finish();
    int length = deflater.deflate(new byte[rows.length + 1024]);
    deflater.end();
    return length;
  }
}
