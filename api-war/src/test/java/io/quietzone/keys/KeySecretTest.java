package io.quietzone.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.accounts.Scope;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {

  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @EnumSource
  void aKeyIsItsPrefixAnd36UrlSafeCharacters(Scope scope) {
    String raw = KeySecret.draw(scope, random).raw();
    assertThat(raw).matches(scope.prefix() + "[0-9A-Za-z]{36}");
  }

  @ParameterizedTest
  @EnumSource
  void aDrawnKeyIsReadBackWithItsScopeAndHash(Scope scope) {
    KeySecret drawn = KeySecret.draw(scope, random);
    KeySecret read = KeySecret.parse(drawn.raw()).orElseThrow();
    assertThat(read.scope()).isEqualTo(scope);
    assertThat(read.hash()).isEqualTo(drawn.hash()).hasSize(32);
  }

  @Test
  void everySingleMistypedCharacterIsNoticed() {
    String raw = KeySecret.draw(Scope.RENDER, random).raw();
    for (int i = 0; i < raw.length(); i++) {
      char wrong = raw.charAt(i) == 'x' ? 'y' : 'x';
      String mistyped = raw.substring(0, i) + wrong + raw.substring(i + 1);
      assertThat(KeySecret.parse(mistyped)).as(mistyped).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "smk_", "fqs_live_", "eyJhbGciOiJub25lIn0.e30.", "smk_\0", "ключ"})
  void whatHasNotTheFormOfAKeyIsNone(String sent) {
    assertThat(KeySecret.parse(sent)).isEmpty();
  }

  @Test
  void theSecretIsNotInItsText() {
    KeySecret secret = KeySecret.draw(Scope.FULL, random);
    assertThat(secret.toString()).doesNotContain(secret.raw().substring(15));
    assertThat(secret.shownPrefix()).hasSize(Scope.FULL.prefix().length() + 4);
  }

  @Test
  void noTwoKeysAreAlike() {
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      drawn.add(KeySecret.draw(Scope.RENDER, random).raw());
    }
    assertThat(drawn).hasSize(10_000);
  }
}
