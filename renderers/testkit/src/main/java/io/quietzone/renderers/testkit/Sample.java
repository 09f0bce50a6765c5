package io.quietzone.renderers.testkit;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A picture that renderers are tested with.
 *
 * @param readable whether a reader can be expected to read it as a picture: not without a quiet
 *     zone, with too few pixels or faint colours
 */
record Sample(
    String name, String payload, int version, SymbolStyle style, int pixels, boolean readable) {

  private static final int DPI = 300;
  private static final String URL = "https://example.com/q/abcdefghijklmnopqrstuvwxyz0123";
  private static final Color NAVY = Color.opaque(0x102A63);
  private static final Color CREAM = Color.opaque(0xFFF4D6);
  private static final Color FAINT_RED = new Color(0xC0, 0x20, 0x10, 0x60);

  interface Check {
    void check(Picture picture) throws Exception;
  }

  static Sample standard() {
    return withPayload(URL);
  }

  static Sample withPayload(String payload) {
    return new Sample("a URL", payload, 4, SymbolStyle.STANDARD, 410, true);
  }

  static Stream<Sample> all() {
    SymbolStyle plain = SymbolStyle.STANDARD;
    SymbolStyle noQuietZone = SymbolStyle.plain(Color.BLACK, Color.WHITE, 0);
    return Stream.of(
        standard(),
        new Sample("the smallest symbol", "1", 1, plain, 290, true),
        new Sample("the largest symbol", URL, 40, plain, 555, true),
        new Sample("one pixel a module", URL, 4, plain, 41, false),
        new Sample("one pixel a module, 177 modules", URL, 40, noQuietZone, 177, false),
        new Sample("two pixels a module, 65 modules", URL, 12, plain, 147, false),
        new Sample("one pixel more than whole modules", URL, 4, plain, 411, true),
        new Sample("two pixels more than whole modules", URL, 4, plain, 412, true),
        new Sample("almost one pixel more for each module", URL, 4, plain, 450, true),
        new Sample("no quiet zone", URL, 4, noQuietZone, 331, false),
        new Sample(
            "wide quiet zone", URL, 4, SymbolStyle.plain(Color.BLACK, Color.WHITE, 9), 409, true),
        new Sample("colours", URL, 4, SymbolStyle.plain(NAVY, CREAM, 4), 333, true),
        new Sample(
            "transparent background",
            URL,
            4,
            SymbolStyle.plain(NAVY, Color.TRANSPARENT, 4),
            333,
            true),
        new Sample("faint modules", URL, 4, SymbolStyle.plain(FAINT_RED, CREAM, 4), 206, false),
        new Sample(
            "faint modules on a faint background",
            URL,
            4,
            SymbolStyle.plain(FAINT_RED, new Color(0, 0xFF, 0, 0x20), 4),
            206,
            false));
  }

  Picture picture() {
    return Drawing.of(
        SymbolEncoder.encode(payload, ErrorCorrection.M, version),
        style,
        new PrintSize((double) pixels / DPI, DPI));
  }

  DynamicTest test(Check check) {
    return DynamicTest.dynamicTest(name, () -> check.check(picture()));
  }
}
