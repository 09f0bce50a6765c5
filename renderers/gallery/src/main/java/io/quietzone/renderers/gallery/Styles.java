package io.quietzone.renderers.gallery;

import io.quietzone.renderers.drawing.EyeBorder;
import io.quietzone.renderers.drawing.EyeCenter;
import io.quietzone.renderers.drawing.EyeShape;
import io.quietzone.renderers.drawing.Eyes;
import io.quietzone.renderers.drawing.Frame;
import io.quietzone.renderers.drawing.FrameStyle;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Image;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The styles on the sheets. */
final class Styles {

  /** Eye shapes, each plain and with a gradient, each without and with a logo. */
  static final int COLUMNS = EyeShape.values().length * 4;

  private static final Color NAVY = Color.opaque(0x14213D);
  private static final Color VIOLET = Color.opaque(0x6A1B9A);
  private static final Color TEAL = Color.opaque(0x00695C);
  private static final Color CRIMSON = Color.opaque(0xB0122B);
  private static final double LOGO_RATIO = 0.24;
  private static final int LOGO_PIXELS = 240;

  private Styles() {}

  /** A row for each pattern, with a column for each eye shape, gradient and logo. */
  static List<SymbolStyle> framed(@Nullable FrameStyle frame) {
    List<SymbolStyle> styles = new ArrayList<>();
    for (Pattern pattern : Pattern.values()) {
      for (EyeShape eyes : EyeShape.values()) {
        SymbolStyle style = style(pattern, eyes.border(), eyes.center());
        if (frame != null) {
          style = style.withFrame(new Frame(frame, NAVY, "SCAN ME"));
        }
        styles.add(style);
        styles.add(style.withGradient(VIOLET, TEAL));
        styles.add(style.withLogo(new Logo(logo(), LOGO_RATIO, true)));
        styles.add(style.withGradient(VIOLET, TEAL).withLogo(new Logo(logo(), LOGO_RATIO, true)));
      }
    }
    return styles;
  }

  /** Something of everything, in few pictures. */
  static List<SymbolStyle> showcase() {
    List<SymbolStyle> styles = new ArrayList<>();
    EyeBorder[] borders = EyeBorder.values();
    EyeCenter[] centers = EyeCenter.values();
    FrameStyle[] frames = FrameStyle.values();
    Pattern[] patterns = Pattern.values();
    for (int i = 0; i < 2 * borders.length; i++) {
      SymbolStyle style =
          style(
              patterns[i % patterns.length],
              borders[i % borders.length],
              centers[(i + i / centers.length) % centers.length]);
      if (i % 3 == 1) {
        style = style.withGradient(i % 2 == 0 ? CRIMSON : VIOLET, i % 2 == 0 ? NAVY : TEAL);
      }
      if (i % 4 == 2) {
        style = style.withLogo(new Logo(logo(), LOGO_RATIO, true));
      }
      if (i >= borders.length) {
        style = style.withFrame(new Frame(frames[i % frames.length], NAVY, "SCAN ME"));
      }
      styles.add(style);
    }
    styles.addAll(grounds());
    return styles;
  }

  /** Rings and colours of the finder patterns, and what lies behind the modules and over them. */
  private static List<SymbolStyle> grounds() {
    SymbolStyle rounded = style(Pattern.ROUNDED, EyeBorder.ROUNDED, EyeCenter.ROUNDED);
    SymbolStyle squares = style(Pattern.SQUARES, EyeBorder.SQUARE, EyeCenter.SQUARE);
    SymbolStyle dots = style(Pattern.DOT, EyeBorder.CIRCLE, EyeCenter.CIRCLE);
    SymbolStyle halftone = style(Pattern.HALFTONE, EyeBorder.CIRCLE, EyeCenter.SQUARE);
    return List.of(
        rounded.withEyes(
            new Eyes(EyeBorder.ROUNDED, EyeCenter.DIAMOND, CRIMSON, VIOLET, Eyes.Ring.LIKE_BORDER)),
        dots.withGradient(VIOLET, TEAL)
            .withEyes(
                new Eyes(
                    EyeBorder.CIRCLE, EyeCenter.CIRCLE, TEAL, CRIMSON, Eyes.Ring.LIKE_MODULES)),
        rounded.withBackground(Color.TRANSPARENT),
        dots.withBackground(Color.TRANSPARENT)
            .withFrame(new Frame(FrameStyle.BUBBLE_BOTTOM, TEAL, "SCAN ME")),
        halftone.withPicture(logo()),
        squares.withPicture(logo()).withBackground(Color.TRANSPARENT),
        squares.withSwissCross(),
        rounded.withLogo(new Logo(logo(), LOGO_RATIO, false)));
  }

  private static SymbolStyle style(Pattern pattern, EyeBorder border, EyeCenter center) {
    return SymbolStyle.plain(NAVY, Color.WHITE, 2)
        .withPattern(pattern)
        .withEyes(new Eyes(border, center, null, null, Eyes.Ring.NONE));
  }

  /** A disc with a ring cut out of it. */
  private static Image logo() {
    int[] pixels = new int[LOGO_PIXELS * LOGO_PIXELS];
    double middle = (LOGO_PIXELS - 1) / 2.0;
    for (int i = 0; i < pixels.length; i++) {
      int column = i % LOGO_PIXELS;
      int row = i / LOGO_PIXELS;
      double x = (column - middle) / middle;
      double y = (row - middle) / middle;
      double distance = Math.sqrt(x * x + y * y);
      boolean ring = distance > 0.42 && distance < 0.62 && !(x > 0 && Math.abs(y) < 0.18);
      int alpha = (int) (255 * Math.min(1, Math.max(0, (1 - distance) * middle)));
      pixels[i] = alpha << 24 | (ring ? 0xFFFFFF : CRIMSON.rgb());
    }
    return new Image(LOGO_PIXELS, LOGO_PIXELS, pixels);
  }
}
