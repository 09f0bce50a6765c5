package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.encoder.QRCode;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * Random texts beside ZXing. Where both chose the same codewords, version, mask and every module
 * have to be the same; where they differ, ours may not be longer. ZXing reads every text back.
 */
class ZxingComparisonTest {

  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final List<String> KANJI =
      IntStream.rangeClosed(0x80, 0xFFFF)
          .filter(character -> KanjiTable.contains((char) character))
          .mapToObj(Character::toString)
          .toList();

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void numeric(@ForAll("numericTexts") String text, @ForAll ErrorCorrection level) {
    comparePlain(text, level, 99);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void alphanumeric(@ForAll("alphanumericTexts") String text, @ForAll ErrorCorrection level) {
    comparePlain(text, level, 99);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void lowerCase(@ForAll("lowerCaseTexts") String text, @ForAll ErrorCorrection level) {
    comparePlain(text, level, 99);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void beyondAscii(@ForAll("beyondAsciiTexts") String text, @ForAll ErrorCorrection level) {
    comparePlain(text, level, 90);
  }

  @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
  void mixed(@ForAll("mixedTexts") String text, @ForAll ErrorCorrection level) {
    compareCompact(text, level, 70);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void kanji(@ForAll("kanjiTexts") String text, @ForAll ErrorCorrection level) {
    compareCompact(text, level, 90);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void anything(@ForAll("anyTexts") String text, @ForAll ErrorCorrection level) {
    compareCompact(text, level, 10);
  }

  private static void comparePlain(String text, ErrorCorrection level, int percentEqual) {
    compare(text, level, ZxingOracle.plain(text, level), percentEqual);
  }

  private static void compareCompact(String text, ErrorCorrection level, int percentEqual) {
    compare(text, level, ZxingOracle.compact(text, level), percentEqual);
  }

  private static void compare(
      String text, ErrorCorrection level, Optional<QRCode> zxing, int percentEqual) {
    Symbol ours = SymbolEncoder.encode(text, level);
    var read = ZxingOracle.decode(ours);
    assertThat(read.getText()).isEqualTo(text);
    boolean equal = false;
    if (zxing.isPresent()) {
      QRCode theirs = zxing.get();
      byte[] theirCodewords = ZxingOracle.decode(theirs).getRawBytes();
      equal =
          theirs.getVersion().getVersionNumber() == ours.version()
              && Arrays.equals(theirCodewords, read.getRawBytes());
      if (equal) {
        assertThat(ours.mask()).isEqualTo(theirs.getMaskPattern());
        assertThat(ZxingOracle.bits(ours)).isEqualTo(ZxingOracle.bits(theirs.getMatrix()));
      } else {
        assertNotLonger(read.getRawBytes(), ours.version(), theirCodewords, theirs);
      }
    }
    Statistics.label("codewords")
        .collect(equal ? "equal" : "different")
        .coverage(checker -> checker.check("equal").percentage(p -> p >= percentEqual));
  }

  private static void assertNotLonger(
      byte[] ourCodewords, int version, byte[] theirCodewords, QRCode theirs) {
    int theirVersion = theirs.getVersion().getVersionNumber();
    SegmentReader their = new SegmentReader(theirCodewords, theirVersion);
    if (!their.otherCharset()) {
      SegmentReader our = new SegmentReader(ourCodewords, version);
      assertThat(version).isLessThanOrEqualTo(theirVersion);
      assertThat(our.bits()).isLessThanOrEqualTo(their.bits());
    }
  }

  @Provide
  Arbitrary<String> numericTexts() {
    return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(3057);
  }

  @Provide
  Arbitrary<String> alphanumericTexts() {
    return Arbitraries.strings().withChars(ALPHANUMERIC).ofMinLength(1).ofMaxLength(1852);
  }

  @Provide
  Arbitrary<String> lowerCaseTexts() {
    return Arbitraries.strings()
        .withChars("abcdefghijklmnopqrstuvwxyz/?#&=")
        .ofMinLength(1)
        .ofMaxLength(1273);
  }

  @Provide
  Arbitrary<String> beyondAsciiTexts() {
    return Arbitraries.of(
            "ä", "é", "ñ", "ÿ", "ł", "א", "ع", "한", "ไ", "€", "😀", "👩‍👧", "🇩🇪", "a", "z")
        .list()
        .ofMinSize(1)
        .ofMaxSize(120)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> mixedTexts() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.strings().numeric().ofMaxLength(20),
            Arbitraries.strings().withChars(ALPHANUMERIC).ofMaxLength(30),
            Arbitraries.strings().ascii().ofMaxLength(30));
    return part.list().ofMinSize(1).ofMaxSize(12).map(parts -> "q" + String.join("", parts));
  }

  @Provide
  Arbitrary<String> kanjiTexts() {
    return kanjiCharacters()
        .list()
        .ofMinSize(1)
        .ofMaxSize(600)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> anyTexts() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.strings().numeric().ofMaxLength(20),
            Arbitraries.strings().withChars(ALPHANUMERIC).ofMaxLength(30),
            kanjiCharacters().list().ofMaxSize(15).map(parts -> String.join("", parts)),
            beyondAsciiTexts().filter(text -> text.length() < 20));
    return part.list().ofMinSize(1).ofMaxSize(8).map(parts -> "q" + String.join("", parts));
  }

  private static Arbitrary<String> kanjiCharacters() {
    return Arbitraries.of(KANJI);
  }
}
