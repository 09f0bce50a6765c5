package io.quietzone.renderers.svg;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.spi.Color;

/** Colours as attributes (SVG 1.1, section 11.3). */
final class SvgColors {

  private SvgColors() {}

  static void fill(Color color, AsciiWriter out) {
    write("fill", "fill-opacity", color, out);
  }

  static void write(String attribute, String opacity, Color color, AsciiWriter out) {
    out.character(' ');
    out.text(attribute);
    out.text("=\"#");
    out.hexColor(color.rgb());
    out.character('"');
    if (color.alpha() < 255) {
      out.character(' ');
      out.text(opacity);
      // Six decimals tell all 256 opacities apart.
      out.text("=\"");
      out.decimal(color.alpha() / 255.0);
      out.character('"');
    }
  }
}
