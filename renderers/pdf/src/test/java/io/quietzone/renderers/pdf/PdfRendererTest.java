package io.quietzone.renderers.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Frame;
import io.quietzone.renderers.drawing.FrameStyle;
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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfRendererTest {

  private static final String TEXT = "https://example.com/q/k7Xw2p";
  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
  private static final double TOLERANCE = 0.01 * POINTS_PER_MILLIMETRE;

  private static final int QUIET_ZONE = 4;

  /** Of the symbol of {@link #TEXT} with its quiet zone. */
  private static final int MODULES = 29 + 2 * QUIET_ZONE;

  /** Where modules begin and end, counted from the edge of the quiet zone. */
  private static final List<Integer> EDGES =
      IntStream.rangeClosed(QUIET_ZONE, MODULES - QUIET_ZONE).boxed().toList();

  /** Where a contour begins, or a line of it ends. */
  private static final java.util.regex.Pattern CORNER =
      java.util.regex.Pattern.compile("(?m)^([\\d.]+) ([\\d.]+) [ml]$");

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 1.37, 3.333, 15})
  void thePageIsExactlyAsLargeAsAskedFor(double inches) throws IOException {
    byte[] file = render(SymbolStyle.STANDARD, new PrintSize(inches, 300));

    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDRectangle page = document.getPage(0).getMediaBox();
      assertThat((double) page.getWidth()).isCloseTo(inches * 72, within(TOLERANCE));
      assertThat((double) page.getHeight()).isCloseTo(inches * 72, within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1.37, 15})
  void everyModuleEdgeLiesWhereItShouldToAHundredthOfAMillimetre(double inches) {
    SymbolStyle style = SymbolStyle.plain(Color.BLACK, Color.TRANSPARENT, QUIET_ZONE);
    String content = text(render(style, new PrintSize(inches, 300)));
    Matcher matrix =
        java.util.regex.Pattern.compile("([\\d.]+) 0 0 -([\\d.]+) 0 ([\\d.]+) cm").matcher(content);
    assertThat(matrix.find()).isTrue();
    double across = Double.parseDouble(matrix.group(1));
    double down = Double.parseDouble(matrix.group(2));
    double top = Double.parseDouble(matrix.group(3));
    double points = inches * 72;

    assertThat(top).as("the top of the page").isCloseTo(points, within(TOLERANCE));
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

  @ParameterizedTest
  @EnumSource(Pattern.class)
  void everyPatternReadsBack(Pattern pattern) throws IOException {
    SymbolStyle style = SymbolStyle.STANDARD.withPattern(pattern);

    assertThat(PictureReader.read(pixels(render(style, new PrintSize(1.5, 300))))).contains(TEXT);
  }

  @Test
  void gradientsOpacityImagesAndLabelsAreDrawn() throws IOException {
    int[] logo = new int[20 * 20];
    Arrays.fill(logo, 0x80FF0000);
    SymbolStyle style =
        SymbolStyle.plain(Color.BLACK, Color.WHITE, 4)
            .withGradient(new Color(0, 0, 0x90, 0xFF), new Color(0x90, 0, 0, 0xC0))
            .withLogo(new Logo(new Image(20, 20, logo), 0.2, true))
            .withFrame(
                new Frame(FrameStyle.BANNER_BOTTOM, new Color(0, 0x60, 0, 0xE0), "Größe €5"));
    byte[] file = render(style, new PrintSize(2, 300));

    BufferedImage pixels = pixels(file);
    assertThat(PictureReader.read(pixels)).contains(TEXT);
    assertThat(text(file)).contains("/ActualText<FEFF004700720");
    java.awt.Color middle = new java.awt.Color(pixels.getRGB(300, 262));
    assertThat(middle.getRed()).isGreaterThan(250);
    assertThat(middle.getGreen()).as("half red on white").isBetween(120, 135);
  }

  @Test
  void nothingLiesBehindATransparentBackground() {
    SymbolStyle style = SymbolStyle.plain(Color.BLACK, Color.TRANSPARENT, 4);

    assertThat(text(render(style, new PrintSize(1, 300)))).doesNotContain("1 1 1 rg");
  }

  private static byte[] render(SymbolStyle style, PrintSize size) {
    ErrorCorrection level = style.logo() == null ? ErrorCorrection.M : ErrorCorrection.H;
    Symbol symbol = SymbolEncoder.encode(TEXT, level);
    return new PdfRenderer().render(Drawing.of(symbol, style, size));
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  private static BufferedImage pixels(byte[] file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      return new PDFRenderer(document).renderImageWithDPI(0, 300);
    }
  }
}
