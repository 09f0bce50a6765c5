package io.quietzone.renderers.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

  private static final Color NAVY = Color.opaque(0x14213D);
  private static final int QUIET_ZONE = 4;

  @ParameterizedTest
  @EnumSource(FrameStyle.class)
  void everyFrameSurroundsTheSymbolAndStaysInThePicture(FrameStyle style) {
    for (int version : new int[] {1, 2, 7, 20, 40}) {
      Drawing drawing = drawing(version, new Frame(style, NAVY, "SCAN ME"));
      int inner = drawing.symbol().size() + 8;

      assertThat(drawing.symbolX()).isGreaterThanOrEqualTo(4);
      assertThat(drawing.symbolY()).isGreaterThanOrEqualTo(4);
      assertThat(drawing.symbolX() + inner - 4).isLessThanOrEqualTo(drawing.modules());
      assertThat(drawing.symbolY() + inner - 4).isLessThanOrEqualTo(drawing.modules());
      assertThat(2 * drawing.symbolX() + drawing.symbol().size())
          .as("centred from left to right")
          .isEqualTo(drawing.modules());
      Extent all = extent(drawing);
      assertThat(all.left).isGreaterThanOrEqualTo(0);
      assertThat(all.top).isGreaterThanOrEqualTo(0);
      assertThat(all.right).isLessThanOrEqualTo(drawing.modules());
      assertThat(all.bottom).isLessThanOrEqualTo(drawing.modules());
    }
  }

  @ParameterizedTest
  @EnumSource(FrameStyle.class)
  void theLabelIsCentredInTheFrameAndClearOfTheSymbol(FrameStyle style) {
    Drawing drawing = drawing(3, new Frame(style, NAVY, "HOH"));
    Extent label = new Extent();
    drawing.draw(
        new Recorder() {
          @Override
          public void text(String text, Shape outlines, Paint paint) {
            assertThat(text).isEqualTo("HOH");
            outlines.trace(label);
          }
        });

    assertThat((label.left + label.right) / 2).isCloseTo(drawing.modules() / 2.0, within(0.2));
    assertThat(label.bottom - label.top).as("letters of a module at least").isGreaterThan(1);
    double symbolTop = drawing.symbolY();
    double symbolBottom = symbolTop + drawing.symbol().size();
    assertThat(label.bottom < symbolTop || label.top > symbolBottom).isTrue();
  }

  @Test
  void bannersAndBubblesSayScanMeUnlessToldOtherwiseAndOthersNothing() {
    for (FrameStyle style : FrameStyle.values()) {
      List<String> said = new ArrayList<>();
      drawing(3, new Frame(style, NAVY, " "))
          .draw(
              new Recorder() {
                @Override
                public void text(String text, Shape outlines, Paint paint) {
                  said.add(text);
                }
              });
      assertThat(said).isEqualTo(style.isFilled() ? List.of("SCAN ME") : List.of());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x000000, 0xFFFFFF, 0xFFCC00, 0x14213D, 0x808080})
  void theLabelOfABannerCanBeRead(int frameColor) {
    Color ground = Color.opaque(frameColor);
    drawing(3, new Frame(FrameStyle.BANNER_TOP, ground, "x"))
        .draw(
            new Recorder() {
              @Override
              public void text(String text, Shape outlines, Paint paint) {
                assertThat(Contrast.ratio((Color) paint, ground)).isGreaterThanOrEqualTo(3);
              }
            });
  }

  @Test
  void aLabelTooLongForItsSymbolIsRefusedWithWhatFits() {
    assertThatThrownBy(() -> drawing(1, new Frame(FrameStyle.BORDER, NAVY, "W".repeat(40))))
        .isInstanceOf(LabelException.class)
        .hasMessageMatching(".*Its first [1-9][0-9]? characters fit\\.");
    assertThat(drawing(20, new Frame(FrameStyle.BORDER, NAVY, "W".repeat(40)))).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(FrameStyle.class)
  void capitalsStandInTheMiddleOfTheirBand(FrameStyle style) {
    for (int version : new int[] {1, 3, 20, 40}) {
      Drawing drawing = drawing(version, new Frame(style, NAVY, "HIT"));
      Extent label = label(drawing);
      Box band = band(drawing);

      assertThat((label.top + label.bottom) / 2)
          .as("version %d", version)
          .isCloseTo(band.y() + band.height() / 2, within(0.01));
      assertThat(
              band.y() >= endOfSymbol(drawing) || band.bottom() <= drawing.symbolY() - QUIET_ZONE)
          .as("the band is beside symbol and quiet zone")
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(FrameStyle.class)
  void theLongestLabelStaysInItsBandAndOneCharacterMoreIsRefused(FrameStyle style) {
    for (int version : new int[] {1, 2, 5}) {
      int longest = longest(version, style);
      Drawing drawing = drawing(version, new Frame(style, NAVY, "W".repeat(longest)));
      Extent label = label(drawing);
      Box band = band(drawing);

      assertThat(label.left).isGreaterThanOrEqualTo(band.x());
      assertThat(label.right).isLessThanOrEqualTo(band.right());
      assertThat(label.top).isGreaterThanOrEqualTo(band.y());
      assertThat(label.bottom).isLessThanOrEqualTo(band.bottom());
      assertThatThrownBy(() -> drawing(version, new Frame(style, NAVY, "W".repeat(longest + 1))))
          .isInstanceOf(LabelException.class)
          .hasMessageEndingWith("Its first " + longest + " characters fit.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"読", "שלום", "\u0007", "😀"})
  void charactersThatTheFontLacksAreNamed(String label) {
    assertThatThrownBy(() -> drawing(5, new Frame(FrameStyle.BORDER, NAVY, label)))
        .isInstanceOf(LabelException.class)
        .hasMessageContaining(String.format(Locale.ROOT, "%04X", label.codePointAt(0)));
  }

  @Test
  void accentsInTwoCharactersAreDrawnAsOne() {
    assertThat(drawing(5, new Frame(FrameStyle.BORDER, NAVY, "Gro\u0308ße €5 Привет Ωmega")))
        .isNotNull();
  }

  private static Drawing drawing(int version, Frame frame) {
    return Drawing.of(
        TestSymbol.noise(version, 2, 1),
        SymbolStyle.STANDARD.withFrame(frame),
        new PrintSize(10, 100));
  }

  /** How many W are taken, one after the other. */
  private static int longest(int version, FrameStyle style) {
    for (int length = 1; ; length++) {
      try {
        assertThat(drawing(version, new Frame(style, NAVY, "W".repeat(length)))).isNotNull();
      } catch (LabelException tooLong) {
        return length - 1;
      }
    }
  }

  private static int endOfSymbol(Drawing drawing) {
    return drawing.symbolY() + drawing.symbol().size() + QUIET_ZONE;
  }

  /** Where the label stands. */
  private static Box band(Drawing drawing) {
    int inner = drawing.symbol().size() + 2 * QUIET_ZONE;
    return FrameLayout.of(drawing.style().frame(), inner).band();
  }

  /** How far the outlines of the label reach. */
  private static Extent label(Drawing drawing) {
    Extent label = new Extent();
    drawing.draw(
        new Recorder() {
          @Override
          public void text(String text, Shape outlines, Paint paint) {
            outlines.trace(label);
          }
        });
    return label;
  }

  private static Extent extent(Drawing drawing) {
    Extent all = new Extent();
    drawing.draw(
        new Recorder() {
          @Override
          public void fill(Shape shape, Paint paint) {
            shape.trace(all);
          }
        });
    return all;
  }

  /** Takes no notice of anything. */
  private static class Recorder implements Canvas {
    @Override
    public void fill(Shape shape, Paint paint) {}

    @Override
    public void image(Image image, Box box) {}
  }

  /** How far contours reach. */
  private static final class Extent implements Pen {
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    @Override
    public void moveTo(double x, double y) {
      lineTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
      lineTo(x, y);
    }

    @Override
    public void close() {}
  }
}
