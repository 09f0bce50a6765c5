package io.quietzone.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, of whose eight digits the last six are ours. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, second / Totp.STEP_SECONDS)).isEqualTo(code);
    assertThat(Totp.step(SECRET, code, Instant.ofEpochSecond(second), 0))
        .hasValue(second / Totp.STEP_SECONDS);
  }

  @Test
  void aCodeIsGoodForOneStepMoreAndOneStepEarlier() {
    Instant now = Instant.ofEpochSecond(2_000_000_000);
    String code = Totp.code(SECRET, now.getEpochSecond() / Totp.STEP_SECONDS);

    assertThat(Totp.step(SECRET, code, now.plusSeconds(30), 0)).isPresent();
    assertThat(Totp.step(SECRET, code, now.minusSeconds(30), 0)).isPresent();
    assertThat(Totp.step(SECRET, code, now.plusSeconds(60), 0)).isEmpty();
    assertThat(Totp.step(SECRET, code, now.minusSeconds(60), 0)).isEmpty();
  }

  @Test
  void aStepThatWasUsedIsNotGoodAgainNorOneBefore() {
    Instant now = Instant.ofEpochSecond(2_000_000_000);
    long step = now.getEpochSecond() / Totp.STEP_SECONDS;

    assertThat(Totp.step(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
    assertThat(Totp.step(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
    assertThat(Totp.step(SECRET, Totp.code(SECRET, step + 1), now, step)).hasValue(step + 1);
  }
}
