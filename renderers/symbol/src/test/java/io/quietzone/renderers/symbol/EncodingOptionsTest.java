package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingOptionsTest {

  private static final EncodingOptions PLAIN_BYTES =
      EncodingOptions.SHORTEST.withBytesOnly(true).withEci(false);

  /** The first example of EPC069-12; in other modes it would take fewer bits. */
  private static final String TRANSFER =
      "BCD\n001\n1\nSCT\nBHBLDEHHXXX\nFranz Mustermänn\nDE71110220330123456789\nEUR12.3\nGDDS\n"
          + "RF18539007547034";

  @ParameterizedTest
  @ValueSource(strings = {TRANSFER, "0123456789", "ABC", "点茗点茗点茗", "é", "x😀y", "plain"})
  void plainBytesAreOneSegmentOfUtf8WithoutEci(String text) throws ReaderException {
    Symbol symbol = SymbolEncoder.encode(text, ErrorCorrection.M, PLAIN_BYTES);

    DecoderResult read = decode(symbol);
    SegmentReader segments = new SegmentReader(read.getRawBytes(), symbol.version());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(segments.modes()).containsExactly(Mode.BYTE);
    assertThat(segments.eci()).isFalse();
    assertThat(segments.bits())
        .isEqualTo(Mode.BYTE.headerBits(VersionRange.of(symbol.version())) + 8 * bytes.length);
    assertThat(read.getByteSegments()).containsExactly(bytes);
    assertThat(read.getText()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"é, true", "点茗点茗点茗, true", "ABC 123, false", "x😀y, true"})
  void bytesAreAnnouncedWhereTheyAreNotAscii(String text, boolean announced)
      throws ReaderException {
    EncodingOptions options = EncodingOptions.SHORTEST.withBytesOnly(true);

    Symbol symbol = SymbolEncoder.encode(text, ErrorCorrection.M, options);

    DecoderResult read = decode(symbol);
    SegmentReader segments = new SegmentReader(read.getRawBytes(), symbol.version());
    assertThat(segments.modes()).containsExactly(Mode.BYTE);
    assertThat(segments.eci()).isEqualTo(announced);
    assertThat(segments.bits())
        .isEqualTo(Segmentation.smallest(text, ErrorCorrection.M, options).bits());
    assertThat(read.getText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345678901234567890é", TRANSFER, "点茗点茗点茗", "HTTPS://Q.EXAMPLE/é"})
  void theShortestSegmentsDoWithoutEciToo(String text) throws ReaderException {
    EncodingOptions options = EncodingOptions.SHORTEST.withEci(false);

    Symbol symbol = SymbolEncoder.encode(text, ErrorCorrection.M, options);

    DecoderResult read = decode(symbol);
    SegmentReader segments = new SegmentReader(read.getRawBytes(), symbol.version());
    assertThat(segments.eci()).isFalse();
    assertThat(segments.bits())
        .isEqualTo(Segmentation.smallest(text, ErrorCorrection.M, options).bits())
        .isLessThanOrEqualTo(
            (int) Segmentation.smallest(text, ErrorCorrection.M, EncodingOptions.SHORTEST).bits());
    assertThat(read.getText()).isEqualTo(text);
  }

  /** "96 byte UTF-8 code payload. Resulting QR code version 6, module size 41" (EPC069-12, 3.0). */
  @Test
  void theExampleOfATransferHasTheSizeThatIsPublished() {
    Symbol symbol = SymbolEncoder.encode(TRANSFER, ErrorCorrection.M, PLAIN_BYTES);

    assertThat(TRANSFER.getBytes(StandardCharsets.UTF_8)).hasSize(96);
    assertThat(symbol.version()).isEqualTo(6);
    assertThat(symbol.size()).isEqualTo(41);
    assertThat(SymbolEncoder.encode(TRANSFER, ErrorCorrection.M).version()).isEqualTo(5);
  }

  /** The limits of EPC069-12 and of the Swiss QR-bill are those of plain bytes, to the byte. */
  @ParameterizedTest
  @CsvSource({"13, 331", "25, 997", "1, 14", "9, 180", "10, 213", "40, 2331"})
  void theMaximumVersionHoldsWhatItsTableSays(int version, int bytes) {
    EncodingOptions options = PLAIN_BYTES.withMaximumVersion(version);
    String longest = "é".repeat(bytes / 2) + "x".repeat(bytes % 2);

    assertThat(SymbolEncoder.encode(longest, ErrorCorrection.M, options).version())
        .isEqualTo(version);
    TextTooLongException tooLong =
        catchThrowableOfType(
            TextTooLongException.class,
            () -> SymbolEncoder.encode(longest + "x", ErrorCorrection.M, options));
    assertThat(tooLong.version()).isEqualTo(version);
    assertThat(tooLong.excessCharacters()).isEqualTo(1);
    assertThat(tooLong)
        .hasMessageContaining("version " + version + " at level M holds")
        .hasMessageContaining("about 1 characters too many");
  }

  @Test
  void aTextThatIsTooLongForTheMaximumSaysByHowMuch() {
    TextTooLongException tooLong =
        catchThrowableOfType(
            TextTooLongException.class,
            () ->
                SymbolEncoder.encode(
                    "q".repeat(400),
                    ErrorCorrection.M,
                    EncodingOptions.SHORTEST.withMaximumVersion(13)));

    assertThat(tooLong.bitsNeeded()).isEqualTo(4 + 16 + 8 * 400);
    assertThat(tooLong.bitsAvailable()).isEqualTo(8 * 334);
    assertThat(tooLong)
        .hasMessage(
            "400 characters need 3220 bits; version 13 at level M holds 2672: about 69 characters"
                + " too many");
  }

  @Property(tries = 200)
  void versionsStayBetweenTheirLimits(
      @ForAll @IntRange(min = 1, max = 40) int one,
      @ForAll @IntRange(min = 1, max = 40) int other,
      @ForAll boolean bytesOnly,
      @ForAll boolean eci) {
    int minimum = Math.min(one, other);
    int maximum = Math.max(one, other);
    EncodingOptions options = new EncodingOptions(minimum, maximum, bytesOnly, eci);

    assertThat(SymbolEncoder.encode("quiet", ErrorCorrection.M, options).version())
        .isEqualTo(minimum);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 41})
  void otherVersionsAreRefused(int version) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncodingOptions.SHORTEST.withMaximumVersion(version))
        .withMessage("versions are 1–40: " + version);
  }

  @Test
  void aMaximumBelowTheMinimumIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EncodingOptions(14, 13, true, false))
        .withMessage("no version is at least 14 and at most 13");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab\uD83D", "\uDE00ab"})
  void plainBytesAreOfUnicodeToo(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SymbolEncoder.encode(text, ErrorCorrection.M, PLAIN_BYTES));
  }

  private static DecoderResult decode(Symbol symbol) throws ReaderException {
    return new Decoder()
        .decode(
            ZxingOracle.bits(symbol),
            Map.of(DecodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()));
  }
}
