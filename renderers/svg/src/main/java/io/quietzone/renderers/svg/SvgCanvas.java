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

/** Writes each fill as one path, and images as PNG inside the file. */
final class SvgCanvas implements Canvas {

  private final AsciiWriter out;
  private int gradients;

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
    if (paint instanceof Gradient gradient) {
      define(gradient);
    }
    out.text("<path");
    out.text(attributes);
    if (paint instanceof Color color) {
      SvgColors.fill(color, out);
    } else {
      out.text(" fill=\"url(#g");
      out.number(gradients);
      out.text(")\"");
    }
    out.text(" d=\"");
    shape.trace(new CurveWriter(out));
    out.text("\"/>");
  }

  private void define(Gradient gradient) {
    gradients++;
    out.text("<linearGradient id=\"g");
    out.number(gradients);
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
