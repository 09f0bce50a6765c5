package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.DecoderResult;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SegmentationTest {

  /** Tries every way to divide a short text. */
  @Property(tries = 1500)
  void noOtherWayTakesFewerBits(@ForAll("shortTexts") String text, @ForAll VersionRange range) {
    Segmentation found = smallest(text, range);

    assertThat(found.bits()).isEqualTo(fewestBits(text, range, 0, false));
    assertThat(found.segments().get(0).start()).isZero();
    assertThat(found.segments().get(found.segments().size() - 1).end()).isEqualTo(text.length());
  }

  @Property(tries = 500)
  void itsBitsAreWhatIsWritten(@ForAll("shortTexts") String text, @ForAll VersionRange range) {
    Symbol symbol = SymbolEncoder.encode(text, ErrorCorrection.L, range.first());

    DecoderResult read = ZxingOracle.decode(symbol);
    SegmentReader reader = new SegmentReader(read.getRawBytes(), symbol.version());
    assertThat(read.getText()).isEqualTo(text);
    assertThat(reader.bits()).isEqualTo(smallest(text, range).bits());
  }

  @Test
  void aSingleModeIsKeptWhereAnotherWouldNotBeShorter() {
    assertThat(modes("abcdefgh123")).containsExactly(Mode.BYTE);
    assertThat(modes("abcdefgh1234")).containsExactly(Mode.BYTE, Mode.NUMERIC);
    assertThat(modes("HTTPS://Q.EXAMPLE/ABC")).containsExactly(Mode.ALPHANUMERIC);
    assertThat(modes("0123456789")).containsExactly(Mode.NUMERIC);
  }

  @Test
  void utf8IsAnnouncedOnlyWhereItIsMoreThanAscii() {
    assertThat(eciSegment("plain ascii")).isEqualTo(-1);
    assertThat(eciSegment("caffè")).isZero();
    assertThat(eciSegment("点茗点茗点茗")).isEqualTo(-1);
    assertThat(eciSegment("12345678901234567890é")).isEqualTo(1);
  }

  @Test
  void kanjiSharesATextWithBytes() {
    assertThat(modes("点茗点茗点茗 and a long tail")).containsExactly(Mode.KANJI, Mode.BYTE);
    assertThat(modes("a 点 b")).containsExactly(Mode.BYTE);
  }

  private static Segmentation smallest(String text, VersionRange range) {
    return Segmentation.smallest(
        text, ErrorCorrection.L, EncodingOptions.SHORTEST.withMinimumVersion(range.first()));
  }

  private static List<Mode> modes(String text) {
    Segmentation found = smallest(text, VersionRange.SMALL);
    return found.segments().stream().map(Segment::mode).toList();
  }

  private static int eciSegment(String text) {
    return smallest(text, VersionRange.SMALL).eciSegment();
  }

  private static int fewestBits(String text, VersionRange range, int start, boolean eci) {
    int fewest = start == text.length() ? 0 : Integer.MAX_VALUE;
    for (Mode mode : Mode.values()) {
      int end = start;
      while (end < text.length() && has(mode, text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
        String part = text.substring(start, end);
        boolean needsEci = mode == Mode.BYTE && !part.chars().allMatch(c -> c < 0x80);
        int bits =
            mode.headerBits(range)
                + bits(mode, part)
                + (needsEci && !eci ? Segmentation.ECI_BITS : 0);
        fewest = Math.min(fewest, bits + fewestBits(text, range, end, eci || needsEci));
      }
    }
    return fewest;
  }

  private static boolean has(Mode mode, int character) {
    return switch (mode) {
      case NUMERIC -> character >= '0' && character <= '9';
      case ALPHANUMERIC -> character < 0x80 && Ascii.alphanumericValue((char) character) >= 0;
      case BYTE -> true;
      case KANJI -> character <= 0xFFFF && KanjiTable.contains((char) character);
    };
  }

  private static int bits(Mode mode, String part) {
    return switch (mode) {
      case NUMERIC -> (part.length() * 10 + 2) / 3;
      case ALPHANUMERIC -> (part.length() * 11 + 1) / 2;
      case BYTE -> part.getBytes(StandardCharsets.UTF_8).length * 8;
      case KANJI -> part.length() * 13;
    };
  }

  @Provide
  Arbitrary<String> shortTexts() {
    Arbitrary<String> part =
        Arbitraries.of(
            "1", "2345", "678901", "A", "BCD%", "XYZ:/Q", "b", "cde", "é", "я", "点", "茗点茗", "€",
            "😀");
    return part.list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("", parts))
        .filter(text -> text.length() <= 12);
  }
}
