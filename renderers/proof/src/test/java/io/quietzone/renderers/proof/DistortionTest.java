package io.quietzone.renderers.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.proof.Distortion.Condition;
import io.quietzone.renderers.proof.Distortion.Severity;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DistortionTest {

  private static final String TEXT = "https://example.com/a/usual/address/of/52/characters/";

  private final Plain plain =
      new Plain(SymbolEncoder.encode(TEXT, ErrorCorrection.M), 6, 0x000000, 0xFFFFFF);

  @ParameterizedTest
  @EnumSource(Condition.class)
  void aPlainSymbolIsReadThroughWhatIsMild(Condition condition) {
    Distortion mild = new Distortion(condition, Severity.MILD);

    assertThat(mild.readers(plain.picture(), plain.place(), TEXT))
        .containsExactly(Decoder.values());
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void theMoreThereIsTheFartherTheLevelsAreFromThePicture(Condition condition) {
    double last = 0;
    for (Severity severity : Severity.values()) {
      double difference =
          difference(new Distortion(condition, severity).of(plain.picture(), plain.place()));
      assertThat(difference).as(severity.name()).isGreaterThan(last);
      last = difference;
    }
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void thePictureStaysAsLargeAndIsTheSameEachTime(Condition condition) {
    Distortion distortion = new Distortion(condition, Severity.SEVERE);
    byte[] before = plain.picture().levels().clone();
    Luminance picture = plain.picture();

    Luminance first = distortion.of(picture, plain.place());
    Luminance second = distortion.of(picture, plain.place());

    assertThat(first.width()).isEqualTo(picture.width());
    assertThat(first.height()).isEqualTo(picture.height());
    assertThat(second.levels()).isEqualTo(first.levels());
    assertThat(picture.levels()).as("the picture itself").isEqualTo(before);
  }

  /** Other levels on another machine or JDK would make other answers of the same request. */
  @Test
  void theLevelsAreTheSameOnEveryMachine() {
    CRC32 checksum = new CRC32();
    for (Distortion distortion : Distortion.all()) {
      checksum.update(distortion.of(plain.picture(), plain.place()).levels());
    }

    assertThat(checksum.getValue()).isEqualTo(3_740_578_710L);
  }

  @Test
  void moreErrorCorrectionIsReadUnderMoreSpots() {
    Distortion spots = new Distortion(Condition.OCCLUSION, Severity.SEVERE);
    Plain strong = new Plain(SymbolEncoder.encode(TEXT, ErrorCorrection.H), 6, 0, 0xFFFFFF);

    assertThat(spots.readers(plain.picture(), plain.place(), TEXT)).isEmpty();
    assertThat(spots.readers(strong.picture(), strong.place(), TEXT)).isNotEmpty();
  }

  @Test
  void anotherTextIsNotRead() {
    Distortion mild = new Distortion(Condition.BLUR, Severity.MILD);

    assertThat(mild.readers(plain.picture(), plain.place(), TEXT + "/")).isEmpty();
  }

  @Test
  void amountsHaveTheirUnits() {
    assertThat(Distortion.all())
        .extracting(Distortion::amount)
        .contains(
            "0.2 modules",
            "5 % of white",
            "12 % of the contrast left",
            "30° from straight ahead",
            "2.5 % of the symbol");
  }

  private double difference(Luminance distorted) {
    byte[] levels = plain.picture().levels();
    long sum = 0;
    for (int i = 0; i < levels.length; i++) {
      sum += Math.abs((levels[i] & 0xFF) - (distorted.levels()[i] & 0xFF));
    }
    return (double) sum / levels.length;
  }
}
