package io.quietzone.renderers.svg;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.drawing.Outline;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.spi.Style;
import java.nio.charset.StandardCharsets;

/**
 * Draws SVG pictures (SVG 1.1, second edition; valid SVG 2 as well) of the printed size, with
 * modules as user units.
 */
public final class SvgRenderer implements Renderer {

  private static final byte[] OPENING = ascii("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"");
  private static final byte[] HEIGHT = ascii("in\" height=\"");
  private static final byte[] VIEW_BOX = ascii("in\" viewBox=\"0 0 ");
  private static final byte[] END_OF_TAG = ascii("\">");
  private static final byte[] RECT = ascii("<rect width=\"");
  private static final byte[] RECT_HEIGHT = ascii("\" height=\"");
  private static final byte[] END_OF_RECT = ascii("/>");
  private static final byte[] PATH = ascii("<path");
  private static final byte[] PATH_DATA = ascii(" d=\"");
  private static final byte[] END_OF_PATH = ascii("\"/>");
  private static final byte[] CLOSING = ascii("</svg>\n");

  /** More than most pictures need. */
  private static final int HEAD_LENGTH = 512;

  /** Likewise. */
  private static final int PATH_BYTES_PER_MODULE = 3;

  /** What is left of a picture that rounds to nothing, in inches. */
  private static final double SHORTEST = 0.000001;

  @Override
  public String format() {
    return "svg";
  }

  @Override
  public String mediaType() {
    return "image/svg+xml";
  }

  @Override
  public byte[] render(Picture picture) {
    Style style = picture.style();
    int modules = picture.modules();
    int area = picture.symbol().size() * picture.symbol().size();
    AsciiWriter out = new AsciiWriter(HEAD_LENGTH + PATH_BYTES_PER_MODULE * area);
    out.raw(OPENING);
    out.decimal(Math.max(picture.size().inches(), SHORTEST));
    out.raw(HEIGHT);
    out.decimal(Math.max(picture.size().inches(), SHORTEST));
    out.raw(VIEW_BOX);
    out.number(modules);
    out.character(' ');
    out.number(modules);
    out.raw(END_OF_TAG);
    if (style.background().alpha() > 0) {
      out.raw(RECT);
      out.number(modules);
      out.raw(RECT_HEIGHT);
      out.number(modules);
      out.character('"');
      SvgColors.fill(style.background(), out);
      out.raw(END_OF_RECT);
    }
    if (style.isPlain()) {
      out.raw(PATH);
      SvgColors.fill(style.color(), out);
      out.raw(PATH_DATA);
      Outline.trace(picture.symbol(), new PathWriter(out, style.quietZone()));
      out.raw(END_OF_PATH);
    } else {
      picture.draw(new SvgCanvas(out));
    }
    out.raw(CLOSING);
    return out.bytes();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
