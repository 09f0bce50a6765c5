package io.quietzone.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptsTest {

  private final Attempts attempts =
      new Attempts(
          2,
          Duration.ofMinutes(15),
          Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

  @Test
  void whatIsRefusedIsNotCounted() {
    attempts.take("name");
    attempts.take("name");
    for (int i = 0; i < 5; i++) {
      assertRefused();
    }

    attempts.giveBack("name");

    attempts.take("name");
    assertRefused();
  }

  @Test
  void whatIsAddedCountsAllowedOrNot() {
    for (int i = 0; i < 4; i++) {
      attempts.add("name");
    }

    attempts.giveBack("name");
    attempts.giveBack("name");
    assertThat(attempts.isExhausted("name")).isTrue();
    attempts.giveBack("name");
    assertThat(attempts.isExhausted("name")).isFalse();
  }

  @Test
  void oneNameDoesNotCountForAnother() {
    attempts.take("another");
    attempts.take("another");

    attempts.take("name");

    assertThat(attempts.isExhausted("name")).isFalse();
  }

  private void assertRefused() {
    assertThatExceptionOfType(TooManyAttempts.class)
        .isThrownBy(() -> attempts.take("name"))
        .satisfies(refusal -> assertThat(refusal.after()).isEqualTo(Duration.ofSeconds(901)));
  }
}
