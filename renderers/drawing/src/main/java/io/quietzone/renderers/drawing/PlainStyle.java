package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Style;

/**
 * Square modules in one colour.
 *
 * @param color of the dark modules
 * @param background what lies behind the modules and in the quiet zone
 * @param quietZone modules, 0 or more
 */
public record PlainStyle(Color color, Color background, int quietZone) implements Style {

  /** Black on white, with the quiet zone that ISO/IEC 18004, clause 9.1, asks for. */
  public static final PlainStyle STANDARD = new PlainStyle(Color.BLACK, Color.WHITE, 4);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException for a negative quiet zone
   */
  public PlainStyle {
    if (quietZone < 0) {
      throw new IllegalArgumentException("the quiet zone is 0 or more: " + quietZone);
    }
  }
}
