package io.quietzone.renderers.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.EyeBorder;
import io.quietzone.renderers.drawing.EyeCenter;
import io.quietzone.renderers.drawing.Eyes;
import io.quietzone.renderers.drawing.Frame;
import io.quietzone.renderers.drawing.FrameStyle;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Gradient;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Shape;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgRendererTest {

  private static final String URL = "https://example.com/q/abcdefghijklmnopqrstuvwxyz0123";
  private static final PrintSize TWO_INCHES = new PrintSize(2, 300);
  private static final Color RED = Color.opaque(0xC02010);

  private static final Shape SQUARE =
      pen -> {
        pen.moveTo(4, 4);
        pen.lineTo(5, 4);
        pen.lineTo(5, 5);
        pen.lineTo(4, 5);
        pen.close();
      };

  @ParameterizedTest
  @MethodSource("versions")
  void eitherFillRuleFillsTheDarkModulesOfEveryVersion(int version) {
    Symbol symbol = SymbolEncoder.encode("VERSION " + version, ErrorCorrection.L, version);
    Picture picture = Drawing.of(symbol, SymbolStyle.STANDARD, TWO_INCHES);
    String data = element(parse(picture), "path").getAttribute("d");

    assertFills(symbol, SvgPath.parse(data, Path2D.WIND_NON_ZERO));
    assertFills(symbol, SvgPath.parse(data, Path2D.WIND_EVEN_ODD));
  }

  @Test
  void userUnitsAreModulesAndTheSizeIsPrinted() {
    Element svg = parse(picture(Color.BLACK, Color.WHITE, TWO_INCHES)).getDocumentElement();

    assertThat(svg.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(svg.getTagName()).isEqualTo("svg");
    assertThat(svg.getAttribute("width")).isEqualTo("2in");
    assertThat(svg.getAttribute("height")).isEqualTo("2in");
    assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 41 41");
  }

  @ParameterizedTest
  @CsvSource({
    "1.3666666666, 1.366667in",
    "0.5, 0.5in",
    "10, 10in",
    "1.999999999, 2in",
    "1.05, 1.05in",
    "0.000001, 0.000001in",
    "0.0000001, 0.000001in",
    "12345.678, 12345.678in",
  })
  void lengthsAreDecimal(double inches, String length) {
    PrintSize size = new PrintSize(inches, inches < 0.01 ? 500_000_000 : 150);
    Document svg = parse(picture(Color.BLACK, Color.WHITE, size));

    assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo(length);
  }

  @Test
  void backgroundLiesBehindTheWholePicture() {
    Element background = element(parse(picture(RED, Color.opaque(0x00FF0A), TWO_INCHES)), "rect");

    assertThat(background.getAttribute("width")).isEqualTo("41");
    assertThat(background.getAttribute("height")).isEqualTo("41");
    assertThat(background.getAttribute("fill")).isEqualTo("#00ff0a");
    assertThat(background.hasAttribute("fill-opacity")).isFalse();
    assertThat(background.getNextSibling().getNodeName()).isEqualTo("path");
  }

  @Test
  void transparentBackgroundIsNotDrawn() {
    Document svg = parse(picture(RED, Color.TRANSPARENT, TWO_INCHES));

    assertThat(svg.getElementsByTagName("rect").getLength()).isZero();
    assertThat(element(svg, "path").getAttribute("fill")).isEqualTo("#c02010");
  }

  @Test
  void everyOpacityIsExact() {
    for (int alpha = 0; alpha < 255; alpha++) {
      Color color = new Color(1, 2, 3, alpha);
      Element path = element(parse(picture(color, Color.WHITE, TWO_INCHES)), "path");
      double opacity = Double.parseDouble(path.getAttribute("fill-opacity"));

      assertThat(Math.round(opacity * 255)).isEqualTo(alpha);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "9", "1000", "100000"})
  void symbolLiesInsideItsQuietZone(int quietZone) {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);
    SymbolStyle style = SymbolStyle.plain(Color.BLACK, Color.WHITE, quietZone);
    Document svg = parse(Drawing.of(symbol, style, new PrintSize(1000, 1000)));
    Path2D path = SvgPath.parse(element(svg, "path").getAttribute("d"), Path2D.WIND_NON_ZERO);

    assertThat(path.getBounds()).isEqualTo(new Rectangle(quietZone, quietZone, 33, 33));
    assertThat(svg.getDocumentElement().getAttribute("viewBox"))
        .isEqualTo("0 0 " + (33 + 2 * quietZone) + " " + (33 + 2 * quietZone));
  }

  @ParameterizedTest
  @CsvSource({"4, 0.2", "10, 0.2", "40, 0.2"})
  void fileIsAFifthOfOneRectangleForEachModule(int version, double most) {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M, version);
    byte[] file = new SvgRenderer().render(Drawing.of(symbol, SymbolStyle.STANDARD, TWO_INCHES));
    StringBuilder rectangles = new StringBuilder();
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (symbol.isDark(x, y)) {
          rectangles.append("<rect x=\"").append(x + 4).append("\" y=\"").append(y + 4);
          rectangles.append("\" width=\"1\" height=\"1\"/>");
        }
      }
    }

    assertThat(file.length).isLessThan((int) (most * rectangles.length()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<b>\"Tom\" & 'Zoë'</b> ]]>", "&amp;&#60;", "\uD83D\uDE00 \u5C71", "a\tb\u007F"})
  void aLabelIsReadAloudAsItWasWritten(String label) {
    byte[] file = painted(canvas -> canvas.text(label, SQUARE, Color.BLACK));
    Element path = element(parse(file), "path");

    assertThat(path.getAttribute("role")).isEqualTo("img");
    assertThat(path.getAttribute("aria-label")).isEqualTo(label);
    assertThat(new String(file, StandardCharsets.ISO_8859_1)).matches("[ -~]+");
  }

  @Test
  void whatEndsAnAttributeIsEscaped() {
    byte[] file = painted(canvas -> canvas.text("<\"&\u00EB'>", SQUARE, Color.BLACK));

    assertThat(new String(file, StandardCharsets.US_ASCII))
        .contains(" aria-label=\"&#60;&#34;&#38;&#235;'&#62;\" ");
  }

  @Test
  void aGradientRunsDownTheSymbolInItsColours() {
    Color half = new Color(0, 0, 0xFF, 0x80);
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);
    SymbolStyle style = SymbolStyle.STANDARD.withGradient(RED, half);
    Document svg = parse(Drawing.of(symbol, style, TWO_INCHES));
    Element gradient = element(svg, "linearGradient");
    Element first = (Element) gradient.getFirstChild();
    Element last = (Element) gradient.getLastChild();
    Element path = (Element) svg.getElementsByTagName("path").item(0);

    assertThat(gradient.getAttribute("gradientUnits")).isEqualTo("userSpaceOnUse");
    assertThat(gradient.getAttribute("y1")).isEqualTo("4");
    assertThat(gradient.getAttribute("y2")).isEqualTo("37");
    assertThat(first.getAttribute("offset")).isEqualTo("0");
    assertThat(first.getAttribute("stop-color")).isEqualTo("#c02010");
    assertThat(last.getAttribute("offset")).isEqualTo("1");
    assertThat(Math.round(Double.parseDouble(last.getAttribute("stop-opacity")) * 255))
        .isEqualTo(0x80);
    assertThat(path.getAttribute("fill")).isEqualTo("url(#" + gradient.getAttribute("id") + ")");
  }

  @Test
  void gradientsOfSeveralPicturesInOnePageKeepApart() {
    Gradient gradient = new Gradient(RED, Color.BLACK, 4, 37);

    assertThat(gradientId(gradient))
        .matches("[a-z][a-z0-9-]{1,40}")
        .isEqualTo(gradientId(new Gradient(RED, Color.BLACK, 4, 37)));
    assertThat(
            Stream.of(
                    gradient,
                    new Gradient(Color.BLACK, RED, 4, 37),
                    new Gradient(RED, new Color(0, 0, 0, 0xFE), 4, 37),
                    new Gradient(RED, Color.BLACK, 4, 37.5),
                    new Gradient(RED, Color.BLACK, 0, 37))
                .map(SvgRendererTest::gradientId))
        .doesNotHaveDuplicates();
  }

  @Test
  void aGradientThatIsUsedTwiceIsDefinedOnce() {
    Gradient gradient = new Gradient(RED, Color.BLACK, 4, 37);
    Gradient other = new Gradient(RED, Color.BLACK, 4, 38);
    Document svg =
        parse(
            painted(
                canvas -> {
                  canvas.fill(SQUARE, gradient);
                  canvas.fill(SQUARE, other);
                  canvas.text("x", SQUARE, gradient);
                }));
    NodeList paths = svg.getElementsByTagName("path");

    assertThat(svg.getElementsByTagName("linearGradient").getLength()).isEqualTo(2);
    assertThat(((Element) paths.item(2)).getAttribute("fill"))
        .isEqualTo(((Element) paths.item(0)).getAttribute("fill"))
        .isNotEqualTo(((Element) paths.item(1)).getAttribute("fill"));
  }

  private static String gradientId(Gradient gradient) {
    Document svg = parse(painted(canvas -> canvas.fill(SQUARE, gradient)));
    return element(svg, "linearGradient").getAttribute("id");
  }

  private static byte[] painted(Consumer<Canvas> shapes) {
    AsciiWriter out = new AsciiWriter(64);
    out.text("<svg>");
    shapes.accept(new SvgCanvas(out));
    out.text("</svg>");
    return out.bytes();
  }

  /** Paints one pixel for each module and compares them, the quiet zone included. */
  /** The frame, its banner, modules and eyes; only the label, which is text, is apart. */
  @Test
  void whatHasOneColourIsOnePath() {
    SymbolStyle style =
        SymbolStyle.plain(RED, Color.WHITE, 4)
            .withPattern(Pattern.ROUNDED)
            .withEyes(new Eyes(EyeBorder.CIRCLE, EyeCenter.STAR, null, RED, Eyes.Ring.LIKE_MODULES))
            .withFrame(new Frame(FrameStyle.BANNER_TOP, RED, "SCAN ME"));
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);

    NodeList paths = parse(Drawing.of(symbol, style, TWO_INCHES)).getElementsByTagName("path");

    assertThat(paths.getLength()).isEqualTo(2);
    assertThat(((Element) paths.item(0)).getAttribute("fill")).isEqualTo("#c02010");
    assertThat(((Element) paths.item(1)).getAttribute("aria-label")).isEqualTo("SCAN ME");
  }

  private static void assertFills(Symbol symbol, Path2D path) {
    int edge = symbol.size() + 8;
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = image.createGraphics();
    graphics.fill(path);
    graphics.dispose();
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        boolean inSymbol = Math.min(x, y) >= 4 && Math.max(x, y) < edge - 4;
        boolean painted = image.getRGB(x, y) == 0xFFFFFFFF;
        if (painted != (inSymbol && symbol.isDark(x - 4, y - 4))) {
          throw new AssertionError("module " + (x - 4) + ", " + (y - 4));
        }
      }
    }
  }

  private static Picture picture(Color color, Color background, PrintSize size) {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);
    return Drawing.of(symbol, SymbolStyle.plain(color, background, 4), size);
  }

  private static Document parse(Picture picture) {
    return parse(new SvgRenderer().render(picture));
  }

  private static Document parse(byte[] file) {
    try {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
      parsers.setNamespaceAware(true);
      return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(file));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Element element(Document svg, String name) {
    assertThat(svg.getElementsByTagName(name).getLength()).isEqualTo(1);
    return (Element) svg.getElementsByTagName(name).item(0);
  }

  static IntStream versions() {
    return IntStream.rangeClosed(1, 40);
  }
}
