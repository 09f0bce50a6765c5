package io.quietzone.renderers.eps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.PictureReader;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpsRendererTest {

  private static final String TEXT = "https://example.com/q/k7Xw2p";
  private static final double TOLERANCE = 0.01 * 72 / 25.4;

  private static final int QUIET_ZONE = 4;

  /** Of the symbol of {@link #TEXT} with its quiet zone. */
  private static final int MODULES = 29 + 2 * QUIET_ZONE;

  /** Where modules begin and end, counted from the edge of the quiet zone. */
  private static final List<Integer> EDGES =
      IntStream.rangeClosed(QUIET_ZONE, MODULES - QUIET_ZONE).boxed().toList();

  /** Where a contour begins, or a line of it ends. */
  private static final java.util.regex.Pattern CORNER =
      java.util.regex.Pattern.compile("(?m)^([\\d.]+) ([\\d.]+) [ml]$");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 1.37, 3.333, 15})
  void theBoundingBoxIsExactlyAsLargeAsAskedFor(double inches) {
    String file = text(render(SymbolStyle.STANDARD, new PrintSize(inches, 300)));

    Matcher box =
        java.util.regex.Pattern.compile("%%HiResBoundingBox: 0 0 ([\\d.]+) ([\\d.]+)")
            .matcher(file);
    assertThat(box.find()).isTrue();
    assertThat(Double.parseDouble(box.group(1))).isCloseTo(inches * 72, within(TOLERANCE));
    assertThat(box.group(2)).isEqualTo(box.group(1));
    int whole = (int) Math.ceil(inches * 72);
    assertThat(file).contains("%%BoundingBox: 0 0 " + whole + " " + whole + "\n");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.37, 15})
  void everyModuleEdgeLiesWhereItShouldToAHundredthOfAMillimetre(double inches) {
    SymbolStyle style = SymbolStyle.plain(Color.BLACK, Color.TRANSPARENT, QUIET_ZONE);
    String content = text(render(style, new PrintSize(inches, 300)));
    Matcher matrix =
        java.util.regex.Pattern.compile("\\[([\\d.]+) 0 0 -([\\d.]+) 0 ([\\d.]+)\\] concat")
            .matcher(content);
    assertThat(matrix.find()).isTrue();
    double across = Double.parseDouble(matrix.group(1));
    double down = Double.parseDouble(matrix.group(2));
    double top = Double.parseDouble(matrix.group(3));
    double points = inches * 72;

    assertThat(top).as("the top of the picture").isCloseTo(points, within(TOLERANCE));
    Set<Integer> columns = new TreeSet<>();
    Set<Integer> rows = new TreeSet<>();
    Matcher corner = CORNER.matcher(content);
    while (corner.find()) {
      double x = Double.parseDouble(corner.group(1));
      double y = Double.parseDouble(corner.group(2));
      int column = (int) Math.rint(x);
      int row = (int) Math.rint(y);
      assertThat(across * x).isCloseTo(points * column / MODULES, within(TOLERANCE));
      assertThat(top - down * y).isCloseTo(points - points * row / MODULES, within(TOLERANCE));
      columns.add(column);
      rows.add(row);
    }
    assertThat(columns).containsExactlyElementsOf(EDGES);
    assertThat(rows).containsExactlyElementsOf(EDGES);
  }

  @Test
  void whatIsHalfTransparentIsMixedWithTheBackground() {
    SymbolStyle style = SymbolStyle.plain(new Color(0, 0, 0, 0x80), Color.opaque(0xFF0000), 4);

    String file = text(render(style, new PrintSize(1, 300)));

    assertThat(file).contains("\n1 0 0 setrgbcolor").contains("\n0.498039 0 0 setrgbcolor");
  }

  @Test
  void aHalfTransparentBackgroundIsMixedWithWhiteOnce() {
    Color background = new Color(0xFF, 0, 0, 0x80);
    SymbolStyle style = SymbolStyle.plain(Color.BLACK, background, 4);

    String file = text(render(style, new PrintSize(1, 300)));

    assertThat(file).contains("\n1 0.498039 0.498039 setrgbcolor");
  }

  @Test
  void linesAreNoLongerThanPostScriptAllows() {
    int[] logo = new int[50 * 50];
    Arrays.fill(logo, 0x80FF0000);
    SymbolStyle style = SymbolStyle.STANDARD.withLogo(new Logo(new Image(50, 50, logo), 0.2, true));

    assertThat(text(render(style, new PrintSize(1, 300))).lines().mapToInt(String::length))
        .allMatch(length -> length <= 255);
  }

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void everyPatternReadsBackWhereThereIsGhostscript(Pattern pattern) throws Exception {
    Assumptions.assumeTrue(hasGhostscript(), "Ghostscript is not installed");
    int[] logo = new int[50 * 50];
    Arrays.fill(logo, 0, 1250, 0xFFFF0000);
    SymbolStyle style =
        SymbolStyle.STANDARD
            .withPattern(pattern)
            .withGradient(Color.opaque(0x500000), Color.opaque(0x000050))
            .withLogo(new Logo(new Image(50, 50, logo), 0.2, true));

    assertThat(PictureReader.read(paint(render(style, new PrintSize(1.5, 300))))).contains(TEXT);
  }

  /** More of the file than an interpreter reads at once, and more than the image needs. */
  @Test
  void imageDataIsReadToItsEndWhereThereIsGhostscript() throws Exception {
    Assumptions.assumeTrue(hasGhostscript(), "Ghostscript is not installed");
    int[] noise = new Random(1).ints(600 * 600).map(pixel -> 0xFF000000 | pixel).toArray();
    SymbolStyle style =
        SymbolStyle.STANDARD.withLogo(new Logo(new Image(600, 600, noise), 0.2, true));
    String file = text(render(style, new PrintSize(1.5, 300)));
    String surplus = file.replace("\n>\ngrestore", "\n" + "cafe\n".repeat(5000) + ">\ngrestore");
    BufferedImage picture = paint(file.getBytes(StandardCharsets.US_ASCII));

    assertThat(file).hasSizeGreaterThan(2_000_000);
    assertThat(surplus).hasSizeGreaterThan(file.length());
    assertThat(PictureReader.read(picture)).contains(TEXT);
    assertThat(pixels(paint(surplus.getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(pixels(picture));
  }

  private static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
  }

  private BufferedImage paint(byte[] file) throws Exception {
    Path eps = Files.write(folder.resolve("a.eps"), file);
    Path png = folder.resolve("a.png");
    Process ghostscript =
        new ProcessBuilder(
                "gs",
                "-q",
                "-dSAFER",
                "-dBATCH",
                "-dNOPAUSE",
                "-dEPSCrop",
                "-sDEVICE=png16m",
                "-dGraphicsAlphaBits=4",
                "-r300",
                "-sOutputFile=" + png,
                eps.toString())
            .inheritIO()
            .start();

    assertThat(ghostscript.waitFor()).isZero();
    return ImageIO.read(png.toFile());
  }

  private static boolean hasGhostscript() throws InterruptedException {
    try {
      return new ProcessBuilder("gs", "--version").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  private static byte[] render(SymbolStyle style, PrintSize size) {
    ErrorCorrection level = style.logo() == null ? ErrorCorrection.M : ErrorCorrection.H;
    Symbol symbol = SymbolEncoder.encode(TEXT, level);
    return new EpsRenderer().render(Drawing.of(symbol, style, size));
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.US_ASCII);
  }
}
