package io.quietzone.renderers.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.quietzone.renderers.payload.SwissAddress;
import io.quietzone.renderers.payload.SwissPayload;
import io.quietzone.renderers.payload.SymbolRules;
import io.quietzone.renderers.proof.PictureReader;
import io.quietzone.renderers.proof.SymbolProof;
import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Shape;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.EncodingOptions;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwissCrossTest {

  private static final int QUIET_ZONE = 4;
  private static final SymbolStyle STYLE = SymbolStyle.STANDARD.withSwissCross();

  /** The guidelines' own example, with all that can be in a bill. */
  private static final SwissPayload BILL =
      new SwissPayload(
          "CH4431999123000889012",
          new SwissAddress("Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH"),
          new BigDecimal("1949.75"),
          SwissPayload.Currency.CHF,
          new SwissAddress(
              "Pia-Maria Rutschmann-Schnyder",
              "Grosse Marktgasse",
              "28",
              "9400",
              "Rorschach",
              "CH"),
          "210000000003139471430009017",
          "Order of 15 June 2020",
          "//S1/10/10201409/11/200701/20/140.000-53/30/102673831/31/200615/32/7.7/33/7.7:139.40"
              + "/40/0:30",
          List.of("Name AV1: UV;UltraPay005;12345"));

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 7, 10, 13, 25, 40})
  void itIs7Of46MillimetresInTheMiddle(int version) {
    double millimetre = (17 + 4 * version) / 46.0;
    double middle = QUIET_ZONE + (17 + 4 * version) / 2.0;

    List<Fill> fills = lastFills(version);

    assertThat(fills).extracting(Fill::paint).containsExactly(Color.WHITE, Color.BLACK);
    assertBounds(fills.get(0).path(), middle, 7 * millimetre);
    assertBounds(fills.get(1).path(), middle, 6 * millimetre);
  }

  /** SIX publishes a picture of 19.8 units for 7 mm: bars of 3.3 by 11, a border of 1.42. */
  @ParameterizedTest
  @CsvSource({
    // mm from the middle, to the right and down; whether it is black there
    "0, 0, false",
    "1.93, 0, false",
    "1.96, 0, true",
    "0, -1.93, false",
    "0, -1.96, true",
    "1.93, 0.57, false",
    "1.93, 0.60, true",
    "-0.57, 1.93, false",
    "-0.60, 1.93, true",
    "-0.57, -0.57, false",
    "0.60, 0.60, true",
    "2.98, 2.98, true",
    "-2.98, 0, true",
    "3.02, 0, false",
    "0, 3.02, false",
  })
  void itsPartsHaveTheOfficialProportions(double right, double down, boolean black) {
    double millimetre = 57 / 46.0;
    double middle = QUIET_ZONE + 57 / 2.0;

    Path2D blackPart = lastFills(10).get(1).path();

    assertThat(blackPart.contains(middle + right * millimetre, middle + down * millimetre))
        .isEqualTo(black);
  }

  @Test
  void theExampleOfTheGuidelinesIsReadFromItsPicture() {
    Symbol symbol = encoded(BILL);
    Drawing drawing = draw(symbol, STYLE);

    PixelCanvas canvas = PixelCanvas.draw(drawing, 4);

    double middle = drawing.modules() / 2.0;
    assertThat(canvas.at(middle, middle)).isEqualTo(0xFFFFFFFF);
    assertThat(canvas.at(middle - 2.5 * symbol.size() / 46, middle)).isEqualTo(0xFF000000);
    assertThat(PictureReader.read(canvas.pixels(), canvas.edge(), canvas.edge()))
        .contains(BILL.text());
    assertThat(SymbolProof.reads(drawing.visibleSymbol(), BILL.text())).isTrue();
  }

  @Test
  void theLongestBillIsReadToo() {
    SwissAddress wide =
        new SwissAddress("ü".repeat(70), "é".repeat(70), "1268", "2501", "ö".repeat(35), "CH");
    SwissPayload longest =
        new SwissPayload(
            BILL.iban(),
            wide,
            BILL.amount(),
            BILL.currency(),
            wide,
            BILL.reference(),
            "à".repeat(52) + "x".repeat(20),
            "",
            List.of("y".repeat(46)));
    assertThat(longest.text().getBytes(StandardCharsets.UTF_8)).hasSize(996);

    Symbol symbol = encoded(longest);

    assertThat(symbol.version()).isEqualTo(25);
    assertThat(SymbolProof.reads(draw(symbol, STYLE).visibleSymbol(), longest.text())).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void itIsBlackAndWhiteInEveryStyle(Pattern pattern) {
    SymbolStyle style =
        STYLE.withPattern(pattern).withGradient(Color.opaque(0x602080), Color.opaque(0x008080));
    Symbol symbol = encoded(BILL);
    List<Fill> fills = fills(draw(symbol, style));

    assertThat(fills.subList(fills.size() - 2, fills.size()))
        .extracting(Fill::paint)
        .containsExactly(Color.WHITE, Color.BLACK);
    assertThat(style.isPlain()).isFalse();
    assertThat(style.logo()).isNull();
  }

  /** Whatever a reader makes of the modules that the cross touches. */
  @ParameterizedTest
  @ValueSource(ints = {6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
  void levelMRecoversWhatItCovers(int version) {
    Random random = new Random(version);
    EncodingOptions options =
        EncodingOptions.SHORTEST.withBytesOnly(true).withMinimumVersion(version);
    for (int i = 0; i < 20; i++) {
      String text = "SPC\n0200\n1\n" + random.nextLong() + "é";
      Symbol symbol = SymbolEncoder.encode(text, ErrorCorrection.M, options);
      assertThat(SymbolProof.reads(draw(symbol, STYLE).visibleSymbol(), text)).isTrue();
    }
  }

  @Test
  void modulesThatItTouchesCountAsMisreadAndOthersAsTheyAre() {
    Symbol symbol = TestSymbol.noise(10, 2, 1);

    Symbol seen = draw(symbol, STYLE).visibleSymbol();

    // 57 modules: the cross covers 24.16 to 32.84 of them.
    for (int y = 0; y < 57; y++) {
      for (int x = 0; x < 57; x++) {
        boolean touched = x >= 24 && x < 33 && y >= 24 && y < 33;
        assertThat(seen.isDark(x, y)).isEqualTo(symbol.isDark(x, y) != touched);
      }
    }
  }

  @Test
  void aSymbolHasEitherACrossOrALogo() {
    Logo logo = new Logo(new Image(1, 1, new int[] {0xFF000000}), 0.2, true);

    assertThat(STYLE.withLogo(logo).emblem()).isSameAs(logo);
    assertThat(STYLE.withLogo(logo).withSwissCross()).isEqualTo(STYLE);
  }

  private static Symbol encoded(SwissPayload bill) {
    SymbolRules rules = bill.symbolRules();
    return SymbolEncoder.encode(
        bill.text(),
        ErrorCorrection.M,
        EncodingOptions.SHORTEST
            .withMaximumVersion(rules.maxVersion())
            .withBytesOnly(rules.bytesOnly())
            .withEci(rules.eci()));
  }

  private static Drawing draw(Symbol symbol, SymbolStyle style) {
    return Drawing.of(symbol, style, new PrintSize(4, 300));
  }

  private static List<Fill> lastFills(int version) {
    List<Fill> fills = fills(draw(TestSymbol.noise(version, 2, 1), STYLE));
    return fills.subList(fills.size() - 2, fills.size());
  }

  private static List<Fill> fills(Drawing drawing) {
    List<Fill> fills = new ArrayList<>();
    drawing.draw(
        new Canvas() {
          @Override
          public void fill(Shape shape, Paint paint) {
            fills.add(new Fill(PixelCanvas.path(shape), paint));
          }

          @Override
          public void image(Image image, Box box) {
            throw new UnsupportedOperationException("the cross is no image");
          }
        });
    return fills;
  }

  private static void assertBounds(Path2D path, double middle, double edge) {
    Rectangle2D bounds = path.getBounds2D();
    assertThat(bounds.getCenterX()).isEqualTo(middle, offset(1e-9));
    assertThat(bounds.getCenterY()).isEqualTo(middle, offset(1e-9));
    assertThat(bounds.getWidth()).isEqualTo(edge, offset(1e-9));
    assertThat(bounds.getHeight()).isEqualTo(edge, offset(1e-9));
  }

  private record Fill(Path2D path, Paint paint) {}
}
