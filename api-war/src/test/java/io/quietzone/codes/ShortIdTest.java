package io.quietzone.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortIdTest {

  @Test
  void aShortIdIsSevenCharactersWithoutVowelsAndLookAlikes() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      assertThat(ShortId.draw(random).text()).matches("[2-9bcdfghjkmnpqrstvwxyz]{7}");
    }
  }

  @Test
  void everyCharacterOfTheAlphabetIsUsed() {
    Random random = new Random(1);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      all.append(ShortId.draw(random).text());
    }
    assertThat(all.chars().distinct().count()).isEqualTo(ShortId.ALPHABET.length());
  }
}
