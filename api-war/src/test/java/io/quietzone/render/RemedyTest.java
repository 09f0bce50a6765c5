package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.drawing.EyeBorder;
import io.quietzone.renderers.drawing.EyeCenter;
import io.quietzone.renderers.drawing.Eyes;
import io.quietzone.renderers.drawing.Frame;
import io.quietzone.renderers.drawing.FrameStyle;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.EncodingOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is told to be changed is what was tried. */
class RemedyTest {

  private static final Color FROM = Color.opaque(0xFFE0E0);
  private static final Color TO = Color.opaque(0xE0E0FF);
  private static final Color FAINT = Color.opaque(0x303030);

  @Test
  void theEyesAreTriedInTheColourThatIsTold() {
    SymbolStyle style =
        SymbolStyle.plain(Color.BLACK, Color.opaque(0x101010), 4)
            .withGradient(FROM, TO)
            .withEyes(
                new Eyes(EyeBorder.CIRCLE, EyeCenter.STAR, FAINT, null, Eyes.Ring.LIKE_BORDER));

    Remedy remedy = nearest(style, tried -> !FAINT.equals(tried.eyes().borderColor()));

    assertThat(remedy.changes())
        .containsEntry("eye_border_color", "#FFE0E0")
        .containsEntry("eye_border_shape", "square")
        .containsEntry("eye_center_shape", "square")
        .containsEntry("eye_outer_frame", "false")
        .hasSize(4);
    assertThat(remedy.order().style().eyes())
        .isEqualTo(new Eyes(EyeBorder.SQUARE, EyeCenter.SQUARE, FROM, null, Eyes.Ring.NONE));
    assertThat(remedy.order().style()).isEqualTo(style.withEyes(remedy.order().style().eyes()));
  }

  @Test
  void whatHasTheModulesColourKeepsToItAndIsTold() {
    Color ink = Color.opaque(0xE0E0E0);
    SymbolStyle style =
        SymbolStyle.plain(ink, Color.WHITE, 4)
            .withEyes(new Eyes(EyeBorder.SQUARE, EyeCenter.SQUARE, ink, ink, Eyes.Ring.NONE))
            .withFrame(new Frame(FrameStyle.BORDER, ink, ""));

    Remedy remedy = nearest(style, tried -> tried.color().red() < 0x80);

    Color told = remedy.order().style().color();
    for (String field : List.of("color", "frame_color", "eye_border_color", "eye_center_color")) {
      assertThat(remedy.changes()).containsEntry(field, ColorText.of(told));
    }
    assertThat(remedy.order().style())
        .isEqualTo(
            SymbolStyle.plain(told, Color.WHITE, 4)
                .withEyes(new Eyes(EyeBorder.SQUARE, EyeCenter.SQUARE, told, told, Eyes.Ring.NONE))
                .withFrame(new Frame(FrameStyle.BORDER, told, "")));
  }

  @Test
  void coloursOfOnesOwnStayAsTheyAre() {
    SymbolStyle style =
        SymbolStyle.plain(Color.opaque(0xE0E0E0), Color.WHITE, 4)
            .withEyes(new Eyes(EyeBorder.SQUARE, EyeCenter.SQUARE, FAINT, null, Eyes.Ring.NONE))
            .withFrame(new Frame(FrameStyle.BORDER, FAINT, ""));

    Remedy remedy = nearest(style, tried -> tried.color().red() < 0x80);

    assertThat(remedy.changes()).containsOnlyKeys("color");
    assertThat(remedy.order().style()).isEqualTo(style.withColor(remedy.order().style().color()));
  }

  @Test
  void noSizeIsTriedThatThePlanDoesNotPrint() {
    assertThat(largestTried(1)).isEqualTo(2);
    assertThat(largestTried(3)).isEqualTo(3);
    assertThat(largestTried(15)).isEqualTo(8);
  }

  private static double largestTried(double largestInches) {
    Order order = order(SymbolStyle.STANDARD);
    List<Double> tried = new ArrayList<>();
    Predicate<Order> isReadable =
        each -> {
          tried.add(each.size().inches());
          return false;
        };
    assertThat(Remedy.nearest(order, largestInches, isReadable)).isEmpty();
    return Collections.max(tried);
  }

  private static Remedy nearest(SymbolStyle style, Predicate<SymbolStyle> isReadable) {
    return Remedy.nearest(
            order(style), Remedy.LARGEST_INCHES, tried -> isReadable.test(tried.style()))
        .orElseThrow();
  }

  private static Order order(SymbolStyle style) {
    return new Order(
        "data",
        "https://example.com/remedy",
        "png",
        new PrintSize(2, 100),
        style,
        ErrorCorrection.M,
        EncodingOptions.SHORTEST);
  }
}
