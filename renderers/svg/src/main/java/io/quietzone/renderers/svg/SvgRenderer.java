package io.quietzone.renderers.svg;

import io.quietzone.renderers.drawing.Outline;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.spi.Style;

/**
 * Draws SVG pictures (SVG 1.1, second edition; valid SVG 2 as well) of the printed size, with
 * modules as user units.
 */
public final class SvgRenderer implements Renderer {

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
    int modules = Math.addExact(picture.symbol().size(), Math.multiplyExact(2, style.quietZone()));
    int area = picture.symbol().size() * picture.symbol().size();
    AsciiWriter out = new AsciiWriter(HEAD_LENGTH + PATH_BYTES_PER_MODULE * area);
    out.text("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    inches("width", picture.size(), out);
    inches("height", picture.size(), out);
    out.text(" viewBox=\"0 0 ");
    out.number(modules);
    out.character(' ');
    out.number(modules);
    out.text("\">");
    if (style.background().alpha() > 0) {
      out.text("<rect width=\"");
      out.number(modules);
      out.text("\" height=\"");
      out.number(modules);
      out.character('"');
      fill(style.background(), out);
      out.text("/>");
    }
    out.text("<path");
    fill(style.color(), out);
    out.text(" d=\"");
    Outline.trace(picture.symbol(), new PathWriter(out, style.quietZone()));
    out.text("\"/></svg>\n");
    return out.bytes();
  }

  private static void inches(String attribute, PrintSize size, AsciiWriter out) {
    out.character(' ');
    out.text(attribute);
    out.text("=\"");
    out.decimal(Math.max(size.inches(), SHORTEST));
    out.text("in\"");
  }

  private static void fill(Color color, AsciiWriter out) {
    out.text(" fill=\"#");
    out.hexColor(color.rgb());
    out.character('"');
    if (color.alpha() < 255) {
      // Six decimals tell all 256 opacities apart.
      out.text(" fill-opacity=\"");
      out.decimal(color.alpha() / 255.0);
      out.character('"');
    }
  }
}
