package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.zxing.qrcode.encoder.QRCode;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolEncoderTest {

  @ParameterizedTest
  @EnumSource
  void everyVersionAndModeIsWhatZxingDraws(ErrorCorrection level) {
    Random random = new Random(level.name().charAt(0));
    for (int version = 1; version <= 40; version++) {
      for (Mode mode : new Mode[] {Mode.NUMERIC, Mode.ALPHANUMERIC, Mode.BYTE}) {
        int shortest = version == 1 ? 1 : Capacities.characters(version - 1, level, mode) + 1;
        int longest = Capacities.characters(version, level, mode);
        String text = Capacities.text(mode, random.nextInt(shortest, longest + 1), random);

        Symbol symbol = SymbolEncoder.encode(text, level);

        QRCode expected = ZxingOracle.plain(text, level).orElseThrow();
        assertThat(symbol.version()).isEqualTo(version);
        assertThat(expected.getVersion().getVersionNumber()).isEqualTo(version);
        assertThat(symbol.mask()).isEqualTo(expected.getMaskPattern());
        assertThat(ZxingOracle.bits(symbol)).isEqualTo(ZxingOracle.bits(expected.getMatrix()));
        assertThat(ZxingOracle.decode(symbol).getText()).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyMaskOfEveryVersionReadsBack(ErrorCorrection level) {
    for (int version = 1; version <= 40; version++) {
      Segmentation segmentation = Segmentation.smallest("quiet", level, atLeast(version));
      SymbolPlan plan = SymbolPlan.of(version, level);
      for (int mask = 0; mask < 8; mask++) {
        Symbol symbol = plan.masked(plan.codewords(segmentation), mask);
        assertThat(symbol.mask()).isEqualTo(mask);
        assertThat(ZxingOracle.decode(symbol).getText()).isEqualTo("quiet");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 11, 12, 27, 28, 40})
  void theMinimumVersionIsKept(int version) {
    Symbol symbol = SymbolEncoder.encode("quiet zone", ErrorCorrection.Q, version);

    assertThat(symbol.version()).isEqualTo(version);
    assertThat(symbol.errorCorrection()).isEqualTo(ErrorCorrection.Q);
    assertThat(ZxingOracle.decode(symbol).getText()).isEqualTo("quiet zone");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 41})
  void otherVersionsAreRefused(int version) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymbolEncoder.encode("q", ErrorCorrection.L, version))
        .withMessage("versions are 1–40: " + version);
  }

  @Test
  void anEmptyTextIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymbolEncoder.encode("", ErrorCorrection.L))
        .withMessage("an empty text has no symbol");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab\uD83D", "ab\uDE00", "ab\uD83Dc", "ab\uDE00\uD83D", "ab\uD83D\uD83D"})
  void aSurrogateWithoutItsPartnerIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymbolEncoder.encode(text, ErrorCorrection.L))
        .withMessage("a surrogate without its partner at index 2");
  }

  @Test
  void aTextThatIsTooLongSaysByHowMuch() {
    TextTooLongException tooLong =
        catchThrowableOfType(
            TextTooLongException.class,
            () -> SymbolEncoder.encode("q".repeat(2_341), ErrorCorrection.M));

    assertThat(tooLong.errorCorrection()).isEqualTo(ErrorCorrection.M);
    assertThat(tooLong.bitsAvailable()).isEqualTo(18_672);
    assertThat(tooLong.bitsNeeded()).isEqualTo(18_748);
    assertThat(tooLong.excessCharacters()).isEqualTo(10);
    assertThat(tooLong)
        .hasMessage(
            "2341 characters need 18748 bits; version 40 at level M holds 18672: about 10"
                + " characters too many");
  }

  @Test
  void aHugeTextIsTooLongToo() {
    TextTooLongException tooLong =
        catchThrowableOfType(
            TextTooLongException.class,
            () -> SymbolEncoder.encode("\uD83D\uDE00".repeat(10_000_000), ErrorCorrection.H));

    assertThat(tooLong.bitsNeeded()).isEqualTo(12 + 20 + 32 * 10_000_000L);
    assertThat(tooLong.excessCharacters()).isBetween(9_999_000L, 10_000_000L);
  }

  @Test
  void manyThreadsGetTheSameSymbols() {
    long[] inManyThreads =
        IntStream.range(0, 2000).parallel().mapToLong(SymbolEncoderTest::fingerprint).toArray();
    long[] inOneThread =
        IntStream.range(0, 2000).mapToLong(SymbolEncoderTest::fingerprint).toArray();

    assertThat(inManyThreads).isEqualTo(inOneThread);
  }

  private static EncodingOptions atLeast(int version) {
    return EncodingOptions.SHORTEST.withMinimumVersion(version);
  }

  private static long fingerprint(int seed) {
    int version = seed % 40 + 1;
    Symbol symbol = SymbolEncoder.encode("thread " + seed, ErrorCorrection.L, version);
    long fingerprint = symbol.mask();
    for (int y = 0; y < symbol.size(); y++) {
      fingerprint = fingerprint * 31 + symbol.row(y, 0);
    }
    return fingerprint;
  }
}
