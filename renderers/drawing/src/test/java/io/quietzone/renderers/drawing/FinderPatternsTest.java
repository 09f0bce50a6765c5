package io.quietzone.renderers.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.PrintSize;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FinderPatternsTest {

  private static final int QUIET_ZONE = 4;
  private static final int SIZE = 21;
  private static final int FINDER = 7;

  /** Pixels of a module. */
  private static final int SCALE = 8;

  private static final int DARK = 0xFF000000;

  @ParameterizedTest
  @EnumSource
  void inEveryPatternSquareEyesAreThoseOfTheStandard(Pattern pattern) {
    PixelCanvas canvas = draw(pattern, Eyes.SQUARE, noiseBesideFinders());

    for (int[] corner : corners()) {
      for (int y = 0; y < FINDER * SCALE; y++) {
        for (int x = 0; x < FINDER * SCALE; x++) {
          // Rings round the middle: dark, dark, light, dark.
          int ring = Math.max(Math.abs(x / SCALE - 3), Math.abs(y / SCALE - 3));
          assertThat(pixel(canvas, corner, x, y) == DARK)
              .as("%d, %d of the finder pattern at %s", x, y, Arrays.toString(corner))
              .isEqualTo(ring != 2);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void inEveryShapeTheyAreASolidRingRoundASolidMiddle(EyeBorder border, EyeCenter center) {
    Eyes eyes = new Eyes(border, center, null, null, Eyes.Ring.NONE);
    PixelCanvas canvas = draw(Pattern.DOT, eyes, TestSymbol.at());

    for (int[] corner : corners()) {
      boolean[] dark = new boolean[FINDER * SCALE * FINDER * SCALE];
      for (int i = 0; i < dark.length; i++) {
        dark[i] = pixel(canvas, corner, i % (FINDER * SCALE), i / (FINDER * SCALE)) == DARK;
      }
      assertThat(regions(dark.clone())).as("the ring and the middle").isEqualTo(2);
      assertThat(lightLeadsRound(dark.clone())).as("between them").isTrue();
      assertProportions(runsThroughTheMiddle(dark, true));
      assertProportions(runsThroughTheMiddle(dark, false));
    }
  }

  /** ISO/IEC 18004, clause 6.3.3, as far as spikes and round corners may leave it. */
  private static void assertProportions(double[] runs) {
    assertThat(runs).containsExactly(new double[] {1, 1, 3, 1, 1}, within(0.75));
  }

  static Stream<Arguments> shapes() {
    return Arrays.stream(EyeBorder.values())
        .flatMap(
            border ->
                Arrays.stream(EyeCenter.values()).map(center -> Arguments.of(border, center)));
  }

  /** Noise up to the separators, so that modules round a finder pattern try to join it. */
  private static TestSymbol noiseBesideFinders() {
    TestSymbol symbol = TestSymbol.noise(1, 2, 7);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        for (int[] corner : corners()) {
          int ring = Math.max(Math.abs(x - corner[0] - 3), Math.abs(y - corner[1] - 3));
          if (ring <= 4) {
            symbol.dark().set(y * SIZE + x, ring < 4 && ring != 2);
          }
        }
      }
    }
    return symbol;
  }

  private static PixelCanvas draw(Pattern pattern, Eyes eyes, TestSymbol symbol) {
    SymbolStyle style =
        SymbolStyle.plain(Color.BLACK, Color.WHITE, QUIET_ZONE).withPattern(pattern).withEyes(eyes);
    return PixelCanvas.draw(Drawing.of(symbol, style, new PrintSize(1, 300)), SCALE);
  }

  private static int[][] corners() {
    int far = SIZE - FINDER;
    return new int[][] {{0, 0}, {far, 0}, {0, far}};
  }

  private static int pixel(PixelCanvas canvas, int[] corner, int x, int y) {
    return canvas.at(
        QUIET_ZONE + corner[0] + (x + 0.5) / SCALE, QUIET_ZONE + corner[1] + (y + 0.5) / SCALE);
  }

  /** How many dark regions there are, specks at the tips of stars apart. */
  private static int regions(boolean[] dark) {
    int regions = 0;
    for (int i = 0; i < dark.length; i++) {
      if (dark[i] && flood(dark, i) > SCALE * SCALE / 4) {
        regions++;
      }
    }
    return regions;
  }

  /** Whether what is light beside the middle part leads all the way round it, and nowhere out. */
  private static boolean lightLeadsRound(boolean[] dark) {
    int edge = FINDER * SCALE;
    boolean corner = dark[0];
    int near = SCALE + SCALE / 2;
    int far = 5 * SCALE + SCALE / 2;
    flood(dark, edge / 2 * edge + far);
    return dark[edge / 2 * edge + near]
        && dark[near * edge + edge / 2]
        && dark[far * edge + edge / 2]
        && dark[0] == corner;
  }

  /**
   * Turns the pixels of a region to the other colour.
   *
   * @return how many there were
   */
  private static int flood(boolean[] pixels, int start) {
    int count = 0;
    int edge = FINDER * SCALE;
    boolean color = pixels[start];
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      int at = open.remove();
      if (pixels[at] != color) {
        continue;
      }
      pixels[at] = !color;
      count++;
      int x = at % edge;
      if (x > 0) {
        open.add(at - 1);
      }
      if (x < edge - 1) {
        open.add(at + 1);
      }
      if (at >= edge) {
        open.add(at - edge);
      }
      if (at < pixels.length - edge) {
        open.add(at + edge);
      }
    }
    return count;
  }

  /** Dark and light in turns, in modules. */
  private static double[] runsThroughTheMiddle(boolean[] dark, boolean across) {
    int edge = FINDER * SCALE;
    double[] runs = new double[FINDER];
    int run = 0;
    int length = 0;
    for (int i = 0; i < edge; i++) {
      boolean now = dark[across ? edge / 2 * edge + i : i * edge + edge / 2];
      if (now != (run % 2 == 0)) {
        runs[run++] = (double) length / SCALE;
        length = 0;
      }
      length++;
    }
    runs[run++] = (double) length / SCALE;
    return Arrays.copyOf(runs, run);
  }
}
