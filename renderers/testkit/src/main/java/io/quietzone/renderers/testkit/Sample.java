package io.quietzone.renderers.testkit;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.EyeBorder;
import io.quietzone.renderers.drawing.EyeCenter;
import io.quietzone.renderers.drawing.Eyes;
import io.quietzone.renderers.drawing.Frame;
import io.quietzone.renderers.drawing.FrameStyle;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A picture that renderers are tested with: square modules, unless its style says otherwise.
 *
 * @param readable whether a reader can be expected to read it as a picture: not without a quiet
 *     zone, with too few pixels or faint colours
 */
record Sample(
    String name, String payload, int version, SymbolStyle style, int pixels, boolean readable) {

  private static final int DPI = 300;
  private static final String URL = "https://example.com/q/abcdefghijklmnopqrstuvwxyz0123";
  private static final Color NAVY = Color.opaque(0x102A63);
  private static final Color RED = Color.opaque(0xA01020);
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
    return Stream.concat(plain(), styled());
  }

  /** One or more of everything that a canvas is asked to draw. */
  private static Stream<Sample> styled() {
    SymbolStyle navy = SymbolStyle.plain(NAVY, Color.WHITE, 4);
    Eyes round = new Eyes(EyeBorder.CIRCLE, EyeCenter.CIRCLE, null, RED, Eyes.Ring.NONE);
    Image checks = checks();
    return Stream.of(
        styled("dots with round eyes", navy.withPattern(Pattern.DOT).withEyes(round), true),
        styled(
            "joined modules with a gradient",
            navy.withPattern(Pattern.LIQUID).withGradient(NAVY, RED),
            true),
        styled(
            "frame with a label",
            navy.withFrame(new Frame(FrameStyle.ROUNDED, RED, "Scan me")),
            true),
        styled("logo", navy.withLogo(new Logo(checks, 0.1, true)), true),
        styled("picture under the modules", navy.withPicture(checks), true),
        styled(
            "translucent modules over a picture",
            SymbolStyle.plain(FAINT_RED, CREAM, 4).withPattern(Pattern.ROUNDED).withPicture(checks),
            false));
  }

  private static Sample styled(String name, SymbolStyle style, boolean readable) {
    return new Sample(name, URL, 5, style, 450, readable);
  }

  private static Image checks() {
    int[] pixels = new int[16 * 12];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i / 16 + i) % 2 == 0 ? 0xFFC02010 : 0x60FFD040;
    }
    return new Image(16, 12, pixels);
  }

  private static Stream<Sample> plain() {
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
