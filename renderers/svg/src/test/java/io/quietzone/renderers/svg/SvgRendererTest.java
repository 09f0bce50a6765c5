package io.quietzone.renderers.svg;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class SvgRendererTest {

  private static final String URL = "https://example.com/q/abcdefghijklmnopqrstuvwxyz0123";
  private static final PrintSize TWO_INCHES = new PrintSize(2, 300);
  private static final Color RED = Color.opaque(0xC02010);

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

  /** Paints one pixel for each module and compares them, the quiet zone included. */
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
    try {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
      parsers.setNamespaceAware(true);
      return parsers
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(new SvgRenderer().render(picture)));
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
