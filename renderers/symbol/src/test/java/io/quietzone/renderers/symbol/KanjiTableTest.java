package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KanjiTableTest {

  /** ISO/IEC 18004, clause 7.4.6. */
  @Test
  void theExamplesOfTheStandard() {
    assertThat(KanjiTable.value('点')).isEqualTo(0xD9F);
    assertThat(KanjiTable.value('茗')).isEqualTo(0x1AAA);
  }

  @Test
  void itHasTheCharactersOfJisX0208ThatAllReadersAgreeOn() {
    int count = 0;
    for (int character = 0; character <= 0xFFFF; character++) {
      if (KanjiTable.contains((char) character)) {
        assertThat(KanjiTable.value((char) character)).isBetween(0, 0x1FFF);
        count++;
      }
    }
    assertThat(count).isEqualTo(6879 - 7);
  }

  @Test
  void theCharactersThatReadersDisagreeOnAreLeftOut() {
    for (char character :
        "\u301C\u2016\u2212\u00A2\u00A3\u00AC\u2014\u2015\uFF5E\uFF0D".toCharArray()) {
      assertThat(KanjiTable.contains(character)).as("%x", (int) character).isFalse();
    }
  }
}
