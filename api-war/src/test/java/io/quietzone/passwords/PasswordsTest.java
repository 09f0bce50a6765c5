package io.quietzone.passwords;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quietzone.problem.Problem;
import io.quietzone.problem.TryLater;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

  private final Passwords passwords = new Passwords();

  @Test
  void aPasswordIsRecognisedByItsHash() {
    String hash = passwords.hash(Password.parse("correct horse battery"));

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("=$", "horse");
    assertThat(passwords.matches(Optional.of(hash), "correct horse battery")).isTrue();
    assertThat(passwords.matches(Optional.of(hash), "correct horse batterz")).isFalse();
    assertThat(passwords.hash(Password.parse("correct horse battery"))).isNotEqualTo(hash);
  }

  @Test
  void anUnknownAccountCostsAsMuchAsAKnownOne() {
    String hash = passwords.hash(Password.parse("correct horse battery"));
    long before = passwords.computed();

    assertThat(passwords.matches(Optional.of(hash), "wrong")).isFalse();
    assertThat(passwords.computed() - before).isEqualTo(1);
    assertThat(passwords.matches(Optional.empty(), "wrong")).isFalse();
    assertThat(passwords.computed() - before).isEqualTo(2);
  }

  /**
   * Each hash takes 19 MiB: what is beyond the places waits outside of memory, and not for long.
   */
  @Test
  void whoFindsNoPlaceIsToldToComeBackAndNothingIsComputed() throws Exception {
    Passwords one = new Passwords(1, Duration.ofMillis(5));
    String slow = new Argon2(19_456, 60, 1, new byte[16], new byte[32]).phc();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> inPlace = thread.submit(() -> one.matches(Optional.of(slow), "slow"));
      while (one.computed() == 0) {
        Thread.onSpinWait();
      }

      for (int i = 0; i < 10; i++) {
        assertThatExceptionOfType(TryLater.class)
            .isThrownBy(() -> one.matches(Optional.empty(), "one more"))
            .satisfies(refused -> assertThat(refused.kind()).isEqualTo(Problem.Kind.EXHAUSTED))
            .satisfies(refused -> assertThat(refused.after()).isEqualTo(Duration.ofSeconds(5)));
        assertThatExceptionOfType(TryLater.class)
            .isThrownBy(() -> one.hash(Password.parse("correct horse battery")));
      }

      assertThat(inPlace.isDone()).as("the place was taken all the time").isFalse();
      assertThat(one.computed()).isEqualTo(1);
      assertThat(inPlace.get()).isFalse();
      assertThat(one.matches(Optional.empty(), "the place is free")).isFalse();
      assertThat(one.computed()).isEqualTo(2);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void aMegabyteIsNotHashed() {
    String hash = passwords.hash(Password.parse("correct horse battery"));

    assertThat(passwords.matches(Optional.of(hash), "a".repeat(1_000_000))).isFalse();
  }

  @Test
  void theSameLettersAreTheSamePasswordOnEveryKeyboard() {
    String hash = passwords.hash(Password.parse("Zürich Hbf"));

    assertThat(passwords.matches(Optional.of(hash), "Zu\u0308rich Hbf")).isTrue();
  }

  /** Of the reference implementation's test.c: argon2id, version 19. */
  @Test
  void argon2IsThatOfTheReferenceImplementation() {
    Argon2 computed =
        Argon2.compute(1 << 16, 2, 1, "somesalt".getBytes(UTF_8), "password".getBytes(UTF_8));

    assertThat(HexFormat.of().formatHex(computed.hash()))
        .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    assertThat(computed.phc())
        .isEqualTo(
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    assertThat(Argon2.parse(computed.phc()).matches("password".getBytes(UTF_8))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "short", "sevench", "password1", "PassWord1", "qwertyuiop", "zzzzzzzzzz"})
  void whatIsShortOrTriedFirstCannotBeChosen(String password) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Password.parse(password))
        .withMessageContaining("Choose");
  }

  static IntStream lengths() {
    return IntStream.of(1025, 1_000_000);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void whatIsVeryLongCannotBeChosen(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Password.parse("ab".repeat(length / 2 + 1)))
        .withMessageContaining("1024 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kx93-zzq1", "        x", "пароль-пароль", "🙂🙂🙂🙂🙂🙂🙂🙃"})
  void nothingElseIsAskedOfAPassword(String password) {
    assertThat(Password.parse(password)).hasToString("Password");
  }
}
