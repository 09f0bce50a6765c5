package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Style;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be chosen about how a symbol looks.
 *
 * @param color of the dark modules, unless a gradient is given
 * @param background what lies behind the modules and in the quiet zone
 * @param quietZone modules, 0 or more
 * @param pattern the shape of the modules
 * @param gradient the modules' colours from the top of the symbol to its bottom
 * @param eyes how the finder patterns look
 * @param frame what surrounds symbol and quiet zone
 * @param emblem what lies on the middle of the symbol: a logo, or the Swiss cross
 * @param picture what lies under the modules; its middle is shown, as large a square as it has
 */
public record SymbolStyle(
    Color color,
    Color background,
    int quietZone,
    Pattern pattern,
    @Nullable GradientColors gradient,
    Eyes eyes,
    @Nullable Frame frame,
    @Nullable Emblem emblem,
    @Nullable Image picture)
    implements Style {

  /** Black on white, with the quiet zone that ISO/IEC 18004, clause 9.1, asks for. */
  public static final SymbolStyle STANDARD = plain(Color.BLACK, Color.WHITE, 4);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException for a negative quiet zone
   */
  public SymbolStyle {
    if (quietZone < 0) {
      throw new IllegalArgumentException("the quiet zone is 0 or more: " + quietZone);
    }
  }

  /**
   * Square modules in one colour.
   *
   * @param quietZone modules, 0 or more
   */
  public static SymbolStyle plain(Color color, Color background, int quietZone) {
    return new SymbolStyle(
        color, background, quietZone, Pattern.SQUARES, null, Eyes.SQUARE, null, null, null);
  }

  public SymbolStyle withColor(Color other) {
    return new SymbolStyle(
        other, background, quietZone, pattern, gradient, eyes, frame, emblem, picture);
  }

  public SymbolStyle withBackground(Color other) {
    return new SymbolStyle(
        color, other, quietZone, pattern, gradient, eyes, frame, emblem, picture);
  }

  /** A margin of so many modules, 0 or more. */
  public SymbolStyle withQuietZone(int modules) {
    return new SymbolStyle(
        color, background, modules, pattern, gradient, eyes, frame, emblem, picture);
  }

  public SymbolStyle withPattern(Pattern other) {
    return new SymbolStyle(
        color, background, quietZone, other, gradient, eyes, frame, emblem, picture);
  }

  public SymbolStyle withGradient(Color from, Color to) {
    GradientColors colors = new GradientColors(from, to);
    return new SymbolStyle(
        color, background, quietZone, pattern, colors, eyes, frame, emblem, picture);
  }

  public SymbolStyle withEyes(Eyes other) {
    return new SymbolStyle(
        color, background, quietZone, pattern, gradient, other, frame, emblem, picture);
  }

  public SymbolStyle withFrame(Frame other) {
    return new SymbolStyle(
        color, background, quietZone, pattern, gradient, eyes, other, emblem, picture);
  }

  public SymbolStyle withEmblem(Emblem other) {
    return new SymbolStyle(
        color, background, quietZone, pattern, gradient, eyes, frame, other, picture);
  }

  public SymbolStyle withLogo(Logo other) {
    return withEmblem(other);
  }

  public SymbolStyle withSwissCross() {
    return withEmblem(new SwissCross());
  }

  public SymbolStyle withPicture(Image other) {
    return new SymbolStyle(
        color, background, quietZone, pattern, gradient, eyes, frame, emblem, other);
  }

  /** The logo, if that is what lies on the middle of the symbol. */
  public @Nullable Logo logo() {
    return emblem instanceof Logo logo ? logo : null;
  }

  @Override
  public boolean isPlain() {
    return pattern == Pattern.SQUARES
        && gradient == null
        && eyes.equals(Eyes.SQUARE)
        && frame == null
        && emblem == null
        && picture == null;
  }
}
