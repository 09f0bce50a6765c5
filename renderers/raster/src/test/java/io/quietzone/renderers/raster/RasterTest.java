package io.quietzone.renderers.raster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.EyeBorder;
import io.quietzone.renderers.drawing.EyeCenter;
import io.quietzone.renderers.drawing.Eyes;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.PictureReader;
import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Shape;
import io.quietzone.renderers.spi.Style;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RasterTest {

  private static final String TEXT = "https://example.com/q/k7Xw2p";

  /** Of a picture with its quiet zone, unless there is a logo. */
  private static final int MODULES = 37;

  private static final SymbolStyle NAVY = SymbolStyle.plain(Color.opaque(0x14213D), Color.WHITE, 4);

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void spritesAndOutlinesGiveTheSamePixels(Pattern pattern) {
    for (int pixels : new int[] {MODULES * 3, MODULES * 8 + 5, MODULES * 13}) {
      Drawing drawing = drawing(NAVY.withPattern(pattern), pixels);

      int[][] sprites = pixels(drawing);
      int[][] outlines = pixels(traced(drawing));

      assertThat(greatestDifference(sprites, outlines))
          .as("%s at %d pixels", pattern, pixels)
          .isLessThanOrEqualTo(2 * 255 / 15 + 1);
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyPatternAndEveryEyeReadsBack(Pattern pattern, EyeBorder border, EyeCenter center) {
    SymbolStyle style =
        NAVY.withPattern(pattern)
            .withEyes(new Eyes(border, center, null, null, Eyes.Ring.LIKE_BORDER));
    for (int modulePixels : new int[] {4, 7, 12}) {
      assertThat(read(drawing(style, MODULES * modulePixels)))
          .as("%d pixels a module", modulePixels)
          .isEqualTo(TEXT);
    }
  }

  static Stream<Arguments> shapes() {
    return Arrays.stream(Pattern.values())
        .flatMap(
            pattern ->
                Stream.concat(
                    Arrays.stream(EyeBorder.values())
                        .map(border -> Arguments.of(pattern, border, EyeCenter.SQUARE)),
                    Arrays.stream(EyeCenter.values())
                        .map(center -> Arguments.of(pattern, EyeBorder.SQUARE, center))));
  }

  @Test
  void indicesOfThePaletteAreTheSamePixels() {
    Eyes eyes =
        new Eyes(
            EyeBorder.CIRCLE,
            EyeCenter.STAR,
            Color.opaque(0xB0122B),
            new Color(0, 0x80, 0, 0x90),
            Eyes.Ring.LIKE_MODULES);
    for (Color background :
        new Color[] {Color.WHITE, Color.TRANSPARENT, new Color(9, 99, 200, 60)}) {
      SymbolStyle style =
          SymbolStyle.plain(new Color(0x14, 0x21, 0x3D, 0xE0), background, 4)
              .withPattern(Pattern.LIQUID)
              .withEyes(eyes);
      Drawing drawing = drawing(style, 400);
      int[][] expected = pixels(drawing);
      IndexedRaster raster = Raster.of(drawing).indexed().orElseThrow();
      byte[] row = new byte[400];
      for (int y = 0; y < 400; y++) {
        assertThat(raster.row(y, row, 0)).isTrue();
        for (int x = 0; x < 400; x++) {
          assertThat(raster.color(row[x] & 0xFF)).isEqualTo(expected[y][x]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void twoIndicesInAByteAreTheSameIndices(Pattern pattern) {
    Eyes round = new Eyes(EyeBorder.CIRCLE, EyeCenter.STAR, null, null, Eyes.Ring.LIKE_BORDER);
    for (int modulePixels = 1; modulePixels <= 20; modulePixels++) {
      for (int more : new int[] {0, 1, 2, 3}) {
        int pixels = MODULES * modulePixels + more;
        assertPacked(drawing(NAVY.withPattern(pattern), pixels));
        assertPacked(drawing(NAVY.withPattern(pattern).withEyes(round).withQuietZone(0), pixels));
      }
    }
  }

  private static void assertPacked(Drawing drawing) {
    IndexedRaster raster = Raster.of(drawing).indexed().orElseThrow();
    IndexedRaster same = Raster.of(drawing).indexed().orElseThrow();
    assertThat(raster.hasAtMost16Colors()).isTrue();
    int edge = raster.edge();
    byte[] indices = new byte[edge + 1];
    byte[] packed = new byte[3 + (edge + 1) / 2];
    for (int y = 0; y < edge; y++) {
      assertThat(same.row(y, indices, 0)).isTrue();
      raster.packedRow(y, packed, 3);
      for (int x = 0; x < edge; x++) {
        int index = (packed[3 + x / 2] >> (x % 2 == 0 ? 4 : 0)) & 15;
        if (index != indices[x]) {
          assertThat(index).as("%d pixels, row %d, pixel %d", edge, y, x).isEqualTo(indices[x]);
        }
      }
    }
  }

  @Test
  void aGradientMixesItsColoursEvenlyFromTheTopOfTheSymbolToItsBottom() {
    SymbolStyle style =
        NAVY.withPattern(Pattern.SQUARES).withGradient(Color.opaque(0), Color.opaque(0xFF8000));
    Drawing drawing = drawing(style, MODULES * 10);
    int[][] pixels = pixels(drawing);

    int left = drawing.symbolXPixels();
    int top = drawing.symbolYPixels();
    int height = drawing.symbol().size() * 10;
    for (int y : new int[] {0, 5, 35, height - 36, height - 1}) {
      int red = (int) (255 * (y + 0.5) / height + 0.5);
      assertThat(pixels[top + y][left] >> 16 & 0xFF).as("row %d", y).isEqualTo(red);
    }
    assertThat(Raster.of(drawing).indexed()).isEmpty();
  }

  @Test
  void anImageIsScaledIntoItsBoxWithItsOpacity() {
    int[] checks = new int[64 * 64];
    for (int i = 0; i < checks.length; i++) {
      boolean odd = (i % 64 / 32 + i / 64 / 32) % 2 == 1;
      checks[i] = odd ? 0x80FF0000 : 0xFF0000FF;
    }
    SymbolStyle style = NAVY.withLogo(new Logo(new Image(64, 64, checks), 0.24, true));
    Drawing drawing = drawing(style, MODULES * 20);
    int[][] pixels = pixels(drawing);

    int middle = MODULES * 10;
    assertThat(pixels[middle - 30][middle - 30]).isEqualTo(0xFF0000FF);
    assertThat(pixels[middle + 30][middle - 30]).as("half red on white").isEqualTo(0xFFFF7F7F);
  }

  @Test
  void anImageMuchLargerThanItsBoxIsTheMeanOfItsPixels() {
    int[] stripes = new int[1000 * 1000];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i % 2 == 0 ? 0xFFFFFFFF : 0xFF000000;
    }
    SymbolStyle style = NAVY.withLogo(new Logo(new Image(1000, 1000, stripes), 0.24, true));
    int[][] pixels = pixels(drawing(style, MODULES * 10));

    assertThat(pixels[5 * MODULES][5 * MODULES] & 0xFF).isBetween(120, 135);
  }

  @Test
  void theLargestPictureTakesTheMemoryOfRows() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Drawing drawing = drawing(NAVY.withPattern(Pattern.LIQUID), 9000);
    int[] row = new int[9000];
    long before = threads.getCurrentThreadAllocatedBytes();
    Raster raster = Raster.of(drawing);
    for (int y = 0; y < 9000; y++) {
      raster.row(y, row);
    }

    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(9000L * 9000 * 4 / 20);
  }

  @Test
  void contoursThatOverlapCoverOnceAndThoseThatRunBackAreHoles() {
    Shape overlapping =
        pen -> {
          new Box(1, 1, 4, 4).trace(pen);
          new Box(3, 3, 4, 4).trace(pen);
          pen.moveTo(2, 2);
          pen.lineTo(2, 3);
          pen.lineTo(3, 3);
          pen.lineTo(3, 2);
          pen.close();
        };
    int[][] pixels = pixels(new OneShape(overlapping, 80));

    assertThat(pixels[40][40]).as("both").isEqualTo(0xFF000000);
    assertThat(pixels[25][25]).as("the hole").isEqualTo(0xFFFFFFFF);
    assertThat(pixels[60][20]).as("outside").isEqualTo(0xFFFFFFFF);
  }

  @Test
  void aPixelHalfCoveredIsHalfTheColour() {
    Shape half = new Box(0.05, 0, 1, 1);
    int[][] pixels = pixels(new OneShape(half, 80));

    assertThat(pixels[5][0] & 0xFF).isBetween(119, 136);
    assertThat(pixels[5][5]).isEqualTo(0xFF000000);
    assertThat(pixels[5][10] & 0xFF).isBetween(119, 136);
  }

  private static Drawing drawing(SymbolStyle style, int pixels) {
    ErrorCorrection level = style.logo() == null ? ErrorCorrection.M : ErrorCorrection.H;
    Symbol symbol = SymbolEncoder.encode(TEXT, level);
    return Drawing.of(symbol, style, new PrintSize(pixels / 100.0, 100));
  }

  private static String read(Picture picture) {
    int edge = picture.size().pixels();
    int[] all = new int[edge * edge];
    int[][] rows = pixels(picture);
    for (int y = 0; y < edge; y++) {
      System.arraycopy(rows[y], 0, all, y * edge, edge);
    }
    return PictureReader.read(all, edge, edge).orElse("");
  }

  private static int[][] pixels(Picture picture) {
    Raster raster = Raster.of(picture);
    int[][] rows = new int[raster.edge()][raster.edge()];
    for (int y = 0; y < rows.length; y++) {
      raster.row(y, rows[y]);
    }
    return rows;
  }

  private static int greatestDifference(int[][] one, int[][] other) {
    int greatest = 0;
    for (int y = 0; y < one.length; y++) {
      for (int x = 0; x < one.length; x++) {
        greatest = Math.max(greatest, Math.abs((one[y][x] & 0xFF) - (other[y][x] & 0xFF)));
      }
    }
    return greatest;
  }

  /** A picture that keeps to itself what its shapes are: they can only be traced. */
  private static Picture traced(Drawing drawing) {
    return new Redrawn(
        drawing,
        canvas ->
            new Canvas() {
              @Override
              public void fill(Shape shape, Paint paint) {
                canvas.fill(
                    new Shape() {
                      @Override
                      public void trace(Pen pen) {
                        shape.trace(pen);
                      }
                    },
                    paint);
              }

              @Override
              public void image(Image image, Box box) {
                canvas.image(image, box);
              }
            });
  }

  /** Ten pixels a module. */
  private record OneShape(Shape shape, int pixels) implements Picture {

    @Override
    public Symbol symbol() {
      return SymbolEncoder.encode("1", ErrorCorrection.L);
    }

    @Override
    public Style style() {
      return SymbolStyle.STANDARD;
    }

    @Override
    public PrintSize size() {
      return new PrintSize(pixels, 1);
    }

    @Override
    public int modules() {
      return pixels / 10;
    }

    @Override
    public int symbolX() {
      return 0;
    }

    @Override
    public int symbolY() {
      return 0;
    }

    @Override
    public void draw(Canvas canvas) {
      canvas.fill(shape, Color.BLACK);
    }
  }
}
