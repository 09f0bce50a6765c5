package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Box;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * The font of labels: outlines read from a file of our own, so that they are the same on every
 * machine, whatever fonts it has.
 */
final class LabelFont {

  /** Letters smaller than a module would be the first to be lost in print. */
  private static final double SMALLEST_CAPITAL = 1;

  private static final Map<Integer, Glyph> GLYPHS = new HashMap<>();

  /** In the font's units. */
  private static final int CAPITAL_HEIGHT;

  static {
    try (InputStream in = LabelFont.class.getResourceAsStream("label-font.txt")) {
      if (in == null) {
        throw new IllegalStateException("label-font.txt is missing");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      CAPITAL_HEIGHT = Integer.parseInt(lines.readLine());
      lines.lines().forEach(LabelFont::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LabelFont() {}

  /**
   * A character.
   *
   * @param advance how far the next one is, in the font's units
   * @param outline in the font's units, y downwards from the base line
   */
  private record Glyph(int advance, Path outline) {}

  /**
   * Adds the outlines of a text in the middle of a box, as large as they fit.
   *
   * @param largest the height of capital letters at most
   * @param padding what is left free at both ends
   * @throws LabelException if the letters would be less than a module high, or are unknown
   */
  static void place(String text, Box box, double largest, double padding, Path path) {
    String composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    long width = width(composed);
    double room = box.width() - 2 * padding;
    double scale = Math.min(largest / CAPITAL_HEIGHT, room / width);
    if (scale * CAPITAL_HEIGHT < SMALLEST_CAPITAL) {
      throw tooLong(composed, room * CAPITAL_HEIGHT / SMALLEST_CAPITAL);
    }
    double x = box.x() + (box.width() - width * scale) / 2;
    double y = box.y() + (box.height() + CAPITAL_HEIGHT * scale) / 2;
    for (int point : composed.codePoints().toArray()) {
      Glyph glyph = glyph(point);
      glyph.outline().trace(new ScalingPen(x, y, scale, path));
      x += glyph.advance() * scale;
    }
  }

  private static long width(String text) {
    return text.codePoints().mapToLong(point -> glyph(point).advance()).sum();
  }

  private static LabelException tooLong(String text, double room) {
    int fitting = text.length();
    while (fitting > 0 && width(text.substring(0, fitting)) > room) {
      fitting = text.offsetByCodePoints(fitting, -1);
    }
    return new LabelException(
        "This label is too long for the symbol: its letters would be less than a module high. Its"
            + " first "
            + fitting
            + " characters fit.");
  }

  private static Glyph glyph(int point) {
    Glyph glyph = GLYPHS.get(point);
    if (glyph == null) {
      throw new LabelException(
          "The font of labels has Latin, Greek and Cyrillic letters, digits and signs, but not"
              + " the character "
              + (Character.isISOControl(point) ? "" : "'" + Character.toString(point) + "' ")
              + String.format(Locale.ROOT, "(U+%04X", point)
              + ").");
    }
    return glyph;
  }

  private static void read(String line) {
    StringTokenizer numbers = new StringTokenizer(line, " MLCZ", true);
    int point = Integer.parseInt(numbers.nextToken(), 16);
    Reader reader = new Reader(numbers);
    int advance = reader.number();
    Path outline = new Path();
    while (numbers.hasMoreTokens()) {
      switch (numbers.nextToken()) {
        case "M" -> outline.moveTo(reader.number(), -reader.number());
        case "L" -> outline.lineTo(reader.number(), -reader.number());
        case "C" ->
            outline.curveTo(
                reader.number(),
                -reader.number(),
                reader.number(),
                -reader.number(),
                reader.number(),
                -reader.number());
        case "Z" -> outline.close();
        default -> {
          // A space between the parts of the line.
        }
      }
    }
    GLYPHS.put(point, new Glyph(advance, outline));
  }

  /** Numbers between spaces. */
  private record Reader(StringTokenizer tokens) {

    int number() {
      String token = tokens.nextToken();
      while (token.equals(" ")) {
        token = tokens.nextToken();
      }
      return Integer.parseInt(token);
    }
  }
}
