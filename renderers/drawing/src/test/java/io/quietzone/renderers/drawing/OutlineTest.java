package io.quietzone.renderers.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {

  @Test
  void oneModuleIsASquareWithDarkOnItsRight() {
    assertThat(outline(TestSymbol.at(3, 5))).containsExactly("3,5 4,5 4,6 3,6");
  }

  @Test
  void neighboursShareOneContourOfCornersOnly() {
    assertThat(outline(TestSymbol.at(0, 0, 1, 0, 0, 1))).containsExactly("0,0 2,0 2,1 1,1 1,2 0,2");
  }

  @Test
  void holeRunsTheOtherWay() {
    assertThat(outline(TestSymbol.at(0, 0, 1, 0, 2, 0, 0, 1, 2, 1, 0, 2, 1, 2, 2, 2)))
        .containsExactly("0,0 3,0 3,3 0,3", "2,1 1,1 1,2 2,2");
  }

  @Test
  void modulesTouchingAtACornerAreTwoContours() {
    assertThat(outline(TestSymbol.at(0, 0, 1, 1)))
        .containsExactly("0,0 1,0 1,1 0,1", "1,1 2,1 2,2 1,2");
    assertThat(outline(TestSymbol.at(1, 0, 0, 1)))
        .containsExactly("1,0 2,0 2,1 1,1", "0,1 1,1 1,2 0,2");
  }

  @Test
  void nothingDarkHasNoOutline() {
    assertThat(outline(TestSymbol.at())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 11, 12, 27, 28, 40})
  void checkerboardNeedsEveryCorner(int version) {
    TestSymbol board = TestSymbol.noise(version, Integer.MAX_VALUE, 1);
    for (int i = 0; i < board.size() * board.size(); i += 2) {
      board.dark().set(i);
    }

    assertThat(outline(board)).hasSize((board.size() * board.size() + 1) / 2);
    assertFillsExactly(board);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2", "2, 1", "7, 3", "11, 2", "12, 2", "13, 5", "27, 2", "28, 2", "40, 1", "40, 2"
  })
  void outlineFillsTheDarkModulesWithEitherRule(int version, int oneIn) {
    for (int seed = 0; seed < 5; seed++) {
      assertFillsExactly(TestSymbol.noise(version, oneIn, seed));
    }
  }

  /** Adds up, per module, how often the outline winds around it: 1 in the dark, 0 in the light. */
  private static void assertFillsExactly(Symbol symbol) {
    int[][] winding = new int[symbol.size()][symbol.size() + 1];
    for (String contour : outline(symbol)) {
      List<int[]> points = points(contour);
      for (int i = 0; i < points.size(); i++) {
        int[] from = points.get(i);
        int[] to = points.get((i + 1) % points.size());
        assertThat(from[i % 2]).as("lines alternate: " + contour).isNotEqualTo(to[i % 2]);
        assertThat(from[1 - i % 2]).as("lines are straight: " + contour).isEqualTo(to[1 - i % 2]);
        for (int y = Math.min(from[1], to[1]); y < Math.max(from[1], to[1]); y++) {
          winding[y][from[0]] += from[1] > to[1] ? 1 : -1;
        }
      }
    }
    for (int y = 0; y < symbol.size(); y++) {
      int around = 0;
      for (int x = 0; x < symbol.size(); x++) {
        around += winding[y][x];
        assertThat(around).as("module %d, %d", x, y).isEqualTo(symbol.isDark(x, y) ? 1 : 0);
      }
    }
  }

  private static List<int[]> points(String contour) {
    List<int[]> points = new ArrayList<>();
    for (String point : contour.split(" ", -1)) {
      int comma = point.indexOf(',');
      points.add(
          new int[] {
            Integer.parseInt(point.substring(0, comma)),
            Integer.parseInt(point.substring(comma + 1))
          });
    }
    return points;
  }

  private static List<String> outline(Symbol symbol) {
    List<String> contours = new ArrayList<>();
    Outline.trace(
        symbol,
        walked -> {
          StringJoiner contour = new StringJoiner(" ");
          int from = walked.first();
          do {
            int to = walked.next();
            contour.add((from >> 8) + "," + (from & 0xFF));
            contour.add((to >> 8) + "," + (from & 0xFF));
            from = to;
          } while (!walked.isClosed());
          assertThat(from).isEqualTo(walked.first());
          contours.add(contour.toString());
        });
    return contours;
  }
}
