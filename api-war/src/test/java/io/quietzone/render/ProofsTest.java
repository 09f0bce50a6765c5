package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is checked before a picture is delivered, and what is told of it. */
class ProofsTest {

  private static final String TEXT = "https://example.com/proofs";
  private static final String READ = "matrix, zxing, boofcv";
  private static final String REMEMBERED = "matrix, remembered";
  private static final int SAMPLE = 64;

  private final MovedClock clock = new MovedClock();
  private final Proofs proofs = new Proofs(clock);

  @Test
  void theBytesOfAnSvgAreReadAndNotItsShapesOnly() {
    assertThat(prove("svg", "image/svg+xml", Sketches::svg)).isEqualTo(READ);
  }

  @Test
  void anSvgThatShowsNothingIsRefused() {
    assertThatThrownBy(() -> prove("svg", "image/svg+xml", Sketches::emptySvg))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void aPdfThatIsNoneIsTheRenderersFault() {
    assertThatThrownBy(() -> prove("pdf", "application/pdf", picture -> new byte[] {'%'}))
        .isInstanceOf(BrokenPluginException.class);
  }

  @Test
  void ofWhatNothingHereReadsIsToldThatItsShapesWereRead() {
    Function<Picture, byte[]> drawing = picture -> "%!PS".getBytes(StandardCharsets.US_ASCII);

    assertThat(prove("eps", "application/postscript", drawing)).isEqualTo("matrix, shapes");
    assertThat(prove("eps", "application/postscript", drawing)).isEqualTo(REMEMBERED);
  }

  @Test
  void lightModulesOnNothingAreTooFaintWhereNothingBecomesWhite() {
    Drawing drawing = drawing(SymbolStyle.plain(Color.opaque(0xD0F0E8), Color.TRANSPARENT, 4));

    assertThat(proofs.fault(drawing, TEXT, format("image/png"))).isEmpty();
    assertThat(proofs.fault(drawing, TEXT, format("image/jpeg"))).hasValue(Fault.FAINT);
    assertThat(proofs.fault(drawing, TEXT, format("application/postscript"))).hasValue(Fault.FAINT);
  }

  private static Format format(String mediaType) {
    return Format.of(new DrawnBy("any", mediaType, Sketches::png));
  }

  @Test
  void aCombinationIsRememberedByItsFormat() {
    assertThat(prove("png", "image/png", Sketches::png)).isEqualTo(READ);
    assertThat(prove("png", "image/png", Sketches::png)).isEqualTo(REMEMBERED);
    assertThat(prove("svg", "image/svg+xml", Sketches::svg)).isEqualTo(READ);
  }

  @Test
  void oneOfSoManyPicturesIsReadAgain() {
    prove("png", "image/png", Sketches::png);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 3 * SAMPLE; i++) {
      clock.pass(Duration.ofSeconds(2));
      told.add(prove("png", "image/png", Sketches::png));
    }

    assertThat(told).filteredOn(READ::equals).hasSize(3);
    assertThat(told).filteredOn(REMEMBERED::equals).hasSize(3 * SAMPLE - 3);
  }

  @Test
  void aSampleThatCannotBeReadIsRefused() {
    prove("png", "image/png", Sketches::png);
    clock.pass(Duration.ofSeconds(2));
    for (int i = 1; i < SAMPLE; i++) {
      assertThat(prove("png", "image/png", Sketches::emptyPng)).isEqualTo(REMEMBERED);
    }

    assertThatThrownBy(() -> prove("png", "image/png", Sketches::emptyPng))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> prove("png", "image/png", Sketches::emptyPng))
        .as("it is new again")
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void aCombinationThatWasReadJustNowIsNotReadAgain() {
    prove("png", "image/png", Sketches::png);

    for (int i = 0; i < 2 * SAMPLE; i++) {
      assertThat(prove("png", "image/png", Sketches::png)).isEqualTo(REMEMBERED);
    }
  }

  /** Whoever took a place and waited for another one would wait for ever. */
  @Test
  @Timeout(60)
  void onePlaceToReadIsEnoughAndIsGivenBackHoweverItEnds() {
    Proofs one = new Proofs(clock, 1);

    assertThatThrownBy(() -> prove(one, "png", "image/png", Sketches::emptyPng))
        .isInstanceOf(UnreadableException.class);
    assertThatThrownBy(() -> prove(one, "png", "image/png", picture -> new byte[1]))
        .isInstanceOf(BrokenPluginException.class);
    assertThat(prove(one, "png", "image/png", Sketches::png)).isEqualTo(READ);
    assertThat(prove(one, "svg", "image/svg+xml", Sketches::svg)).isEqualTo(READ);
  }

  @Test
  void whoeverIsStoppedReadsNothing() {
    Drawing drawing = drawing(SymbolStyle.STANDARD);
    Format format = format("image/png");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> proofs.fault(drawing, TEXT, format))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the server stops");
    assertThat(Thread.interrupted()).isTrue();
  }

  private String prove(String name, String mediaType, Function<Picture, byte[]> drawing) {
    return prove(proofs, name, mediaType, drawing);
  }

  private static String prove(
      Proofs proofs, String name, String mediaType, Function<Picture, byte[]> drawing) {
    Format format = Format.of(new DrawnBy(name, mediaType, drawing));
    Drawing drawn = drawing(SymbolStyle.STANDARD);
    return proofs.prove(drawn, TEXT, format, format.draw(drawn));
  }

  private static Drawing drawing(SymbolStyle style) {
    return Drawing.of(SymbolEncoder.encode(TEXT, ErrorCorrection.M), style, new PrintSize(2, 100));
  }

  /** Stands still until it is moved. */
  private static final class MovedClock extends Clock {

    private Instant now = Instant.EPOCH;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
