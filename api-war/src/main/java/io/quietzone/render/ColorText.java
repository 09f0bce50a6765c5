package io.quietzone.render;

import io.quietzone.renderers.spi.Color;
import java.util.Locale;

/** Colours as requests have them. */
final class ColorText {

  private ColorText() {}

  /** {@code #RRGGBB}, or {@code #RRGGBBAA} unless it is opaque. */
  static String of(Color color) {
    return color.alpha() == 255
        ? String.format(Locale.ROOT, "#%06X", color.rgb())
        : String.format(Locale.ROOT, "#%06X%02X", color.rgb(), color.alpha());
  }
}
