package io.quietzone.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void whatReadsAsAnOffenceIsDrawnAgain() {
    Iterator<Integer> drawn = "22fck222345678".chars().map(ShortId.ALPHABET::indexOf).iterator();
    Random random =
        new Random() {
          private static final long serialVersionUID = 1L;

          @Override
          public int nextInt(int bound) {
            return drawn.next();
          }
        };

    assertThat(ShortId.draw(random).text()).isEqualTo("2345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sh1t-happens", "s-h-i-t", "a55hole", "admin", "-abc", "ab", "Abc", "a_b"})
  void whatNobodyShouldReadOrTypeIsNotGivenAway(String chosen) {
    assertThatIllegalArgumentException().isThrownBy(() -> ShortId.choose(chosen));
  }

  @ParameterizedTest
  @ValueSource(strings = {"class-of-26", "grape", "menu", "abc", "scunthorpe-menu"})
  void decentWordsAreGivenAway(String chosen) {
    assertThat(ShortId.choose(chosen).text()).isEqualTo(chosen);
  }
}
