package io.quietzone.api.agency;

import io.quietzone.renderers.spi.Color;
import java.util.regex.Pattern;

/** How the Agency dialect writes colours. */
final class ColorSyntax {

  private static final Pattern HEX = Pattern.compile("#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})");

  private ColorSyntax() {}

  /**
   * Reads the colour of modules.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  static Color opaqueOrNot(String text) {
    return switch (text) {
      case "black" -> Color.BLACK;
      case "white" -> Color.WHITE;
      default -> hex(text, "black, white, #RRGGBB or #RRGGBBAA");
    };
  }

  /**
   * Reads the colour of a background.
   *
   * @throws IllegalArgumentException with a sentence for the caller
   */
  static Color orTransparent(String text) {
    return switch (text) {
      case "transparent" -> Color.TRANSPARENT;
      case "black" -> Color.BLACK;
      case "white" -> Color.WHITE;
      default -> hex(text, "transparent, black, white, #RRGGBB or #RRGGBBAA");
    };
  }

  private static Color hex(String text, String allowed) {
    if (!HEX.matcher(text).matches()) {
      throw new IllegalArgumentException("This is not a colour: use " + allowed + ".");
    }
    long digits = Long.parseLong(text.substring(1), 16);
    if (text.length() == 7) {
      return Color.opaque((int) digits);
    }
    return new Color(
        (int) (digits >> 24 & 0xFF),
        (int) (digits >> 16 & 0xFF),
        (int) (digits >> 8 & 0xFF),
        (int) (digits & 0xFF));
  }
}
