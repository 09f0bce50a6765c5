package io.quietzone.renderers.svg;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.png.ImagePng;
import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Gradient;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.Shape;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Writes each fill as one path, and images as PNG inside the file. */
final class SvgCanvas implements Canvas {

  private static final int THOUSAND = 1000;

  private final AsciiWriter out;
  private final Set<String> gradients = new HashSet<>();

  SvgCanvas(AsciiWriter out) {
    this.out = out;
  }

  @Override
  public void fill(Shape shape, Paint paint) {
    fill(shape, paint, "");
  }

  @Override
  public void text(String text, Shape outlines, Paint paint) {
    fill(outlines, paint, " role=\"img\" aria-label=\"" + escaped(text) + "\"");
  }

  @Override
  public void image(Image image, Box box) {
    out.text("<image x=\"");
    out.decimal(box.x());
    out.text("\" y=\"");
    out.decimal(box.y());
    out.text("\" width=\"");
    out.decimal(box.width());
    out.text("\" height=\"");
    out.decimal(box.height());
    // SVG 1.1's attribute: programs that print know no other, and browsers know both.
    out.text("\" preserveAspectRatio=\"none\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    out.text(" xlink:href=\"data:image/png;base64,");
    out.text(Base64.getEncoder().encodeToString(ImagePng.of(image)));
    out.text("\"/>");
  }

  private void fill(Shape shape, Paint paint, String attributes) {
    if (paint instanceof Gradient gradient && gradients.add(id(gradient))) {
      define(gradient);
    }
    out.text("<path");
    out.text(attributes);
    if (paint instanceof Color color) {
      SvgColors.fill(color, out);
    } else {
      out.text(" fill=\"url(#" + id((Gradient) paint) + ")\"");
    }
    out.text(" d=\"");
    shape.trace(new CurveWriter(out));
    out.text("\"/>");
  }

  /**
   * A name that only the same gradient has: where several pictures stand in one page, each finds
   * its own colours.
   */
  private static String id(Gradient gradient) {
    return "g"
        + hex(gradient.from())
        + hex(gradient.to())
        + "-"
        + Math.round(gradient.top() * THOUSAND)
        + "-"
        + Math.round(gradient.bottom() * THOUSAND);
  }

  private static String hex(Color color) {
    return HexFormat.of().toHexDigits(color.alpha() << 24 | color.rgb());
  }

  private void define(Gradient gradient) {
    out.text("<linearGradient id=\"" + id(gradient));
    out.text("\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" x2=\"0\" y1=\"");
    out.decimal(gradient.top());
    out.text("\" y2=\"");
    out.decimal(gradient.bottom());
    out.text("\">");
    stop(0, gradient.from());
    stop(1, gradient.to());
    out.text("</linearGradient>");
  }

  private void stop(int offset, Color color) {
    out.text("<stop offset=\"");
    out.number(offset);
    out.character('"');
    SvgColors.write("stop-color", "stop-opacity", color, out);
    out.text("/>");
  }

  /** In ASCII, and without what ends an attribute. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c < 0x20 || c > 0x7E || c == '"' || c == '&' || c == '<' || c == '>') {
                escaped.append("&#").append(c).append(';');
              } else {
                escaped.append((char) c);
              }
            });
    return escaped.toString();
  }
}
