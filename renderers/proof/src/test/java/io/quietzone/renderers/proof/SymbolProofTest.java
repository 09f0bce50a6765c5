package io.quietzone.renderers.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolProofTest {

  private static final String URL = "https://example.com/q/abc";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0123456789",
        "HELLO WORLD $%*+-./:",
        URL,
        "back\\slash ~ tilde | ¥ ‾",
        "\u0000\t\r\n\u007F",
        "Grüße, naïve façade ½ €",
        "Ωμέγα Привет שלום العربية",
        "茗荷 点 日本語 かな カナ ｱｲｳ",
        "漢字 and ASCII and 漢字 and ümlaut 123456789012 漢",
        "＼ 〜 ～ ‖ ∥ − － ¢ £ ¬ 髙 﨑",
        "😀 👩‍👩‍👧 🇩🇪 𠮷",
        "\uFEFFmarked, \uFFFD replaced, \uFFFF none",
        "e\u0301 is not \u00E9",
      })
  void everyTextReadsBackExactly(String text) {
    for (ErrorCorrection level : ErrorCorrection.values()) {
      assertThat(SymbolProof.reads(SymbolEncoder.encode(text, level), text)).isTrue();
    }
  }

  @Test
  void everyCharacterOfTheBasicPlaneReadsBack() {
    for (int start = 0; start < Character.MIN_SURROGATE; start += 256) {
      assertReads(characters(start, start + 256));
    }
    for (int start = Character.MAX_SURROGATE + 1; start < 0x10000; start += 256) {
      assertReads(characters(start, start + 256));
    }
  }

  @Test
  void randomUnicodeReadsBack() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(60); length > 0; length--) {
        int kind = random.nextInt(5);
        int bound = new int[] {0x80, 0x250, 0x3100, 0xA000, 0x20000}[kind];
        int character = random.nextInt(bound);
        text.appendCodePoint(character >= 0xD800 && character < 0xE000 ? '?' : character);
      }
      assertReads(text.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyVersionReadsBack(int version) {
    Symbol symbol = SymbolEncoder.encode("VERSION " + version, ErrorCorrection.Q, version);

    assertThat(symbol.version()).isEqualTo(version);
    assertThat(SymbolProof.reads(symbol, "VERSION " + version)).isTrue();
  }

  @Test
  void anotherTextIsNoProof() {
    Symbol symbol = SymbolEncoder.encode("caf\u00E9", ErrorCorrection.M);

    assertThat(SymbolProof.reads(symbol, "cafe\u0301")).isFalse();
    assertThat(SymbolProof.reads(symbol, "cafe")).isFalse();
    assertThat(SymbolProof.reads(symbol, "")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(ErrorCorrection.class)
  void anotherErrorCorrectionLevelIsNoProof(ErrorCorrection claimed) {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);

    Symbol claiming = new Retouched(symbol, claimed, symbol::isDark);

    assertThat(SymbolProof.reads(claiming, URL)).isEqualTo(claimed == ErrorCorrection.M);
  }

  @Test
  void damageThatCanBeCorrectedIsNoObstacle() {
    assertThat(SymbolProof.reads(paintedWhite(3), URL)).isTrue();
  }

  @Test
  void damageThatCannotBeCorrectedIsNoProof() {
    assertThat(SymbolProof.reads(paintedWhite(14), URL)).isFalse();
  }

  @Test
  void mirroredSymbolIsNoProof() {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);
    Symbol mirrored = new Retouched(symbol, ErrorCorrection.M, (x, y) -> symbol.isDark(y, x));

    assertThat(SymbolProof.reads(mirrored, URL)).isFalse();
  }

  private static Symbol paintedWhite(int edge) {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);
    int first = (symbol.size() - edge) / 2;
    return new Retouched(
        symbol,
        ErrorCorrection.M,
        (x, y) -> {
          boolean white = x >= first && x < first + edge && y >= first && y < first + edge;
          return !white && symbol.isDark(x, y);
        });
  }

  private static void assertReads(String text) {
    assertThat(SymbolProof.reads(SymbolEncoder.encode(text, ErrorCorrection.L), text))
        .as(text)
        .isTrue();
  }

  private static String characters(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int character = from; character < to; character++) {
      text.append((char) character);
    }
    return text.toString();
  }

  static IntStream versions() {
    return IntStream.rangeClosed(1, 40);
  }
}
