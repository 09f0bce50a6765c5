package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.text;
import static io.quietzone.renderers.payload.Refusals.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtpAuthPayloadTest {

  private static final Map<String, Object> ALICE =
      Map.of("account", "alice@google.com", "issuer", "Example", "secret", "JBSWY3DPEHPK3PXP");

  @Test
  void secretsAreAsTheKeyUriFormatPublishesThem() {
    assertThat(text("otpauth", ALICE))
        .isEqualTo(
            "otpauth://totp/Example:alice@google.com?secret=JBSWY3DPEHPK3PXP&issuer=Example");
    assertThat(
            text(
                "otpauth",
                Map.of(
                    "type",
                    "totp",
                    "account",
                    "john.doe@email.com",
                    "issuer",
                    "ACME Co",
                    "secret",
                    "HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ",
                    "algorithm",
                    "SHA1",
                    "digits",
                    6,
                    "period",
                    30)))
        .isEqualTo(
            "otpauth://totp/ACME%20Co:john.doe@email.com?secret=HXDMVJECJJWSRB3HWIZR4IFUGFTMXBOZ"
                + "&issuer=ACME%20Co&algorithm=SHA1&digits=6&period=30");
  }

  @Test
  void aCounterBelongsToHotp() {
    assertThat(
            text(
                "otpauth",
                Map.of("type", "hotp", "account", "a", "secret", "mzxw 6===", "counter", 0)))
        .isEqualTo("otpauth://hotp/a?secret=MZXW6&counter=0");
    assertRefused("otpauth", with(ALICE, "type", "hotp"), "counter");
    assertRefused("otpauth", with(ALICE, "counter", 1), "counter");
    assertRefused("otpauth", with(with(ALICE, "type", "hotp"), "period", 30), "period");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "=", "A", "ABC", "ABCDEF", "ABCDEFG1", "ABCD-EFG", "ÄBCDEFGH", "ıBCDEFGH"})
  void whatIsNoBase32IsRefused(String secret) {
    assertRefused("otpauth", with(ALICE, "secret", secret), "secret");
  }

  @Test
  void numbersAreInTheirRanges() {
    for (Object digits : new Object[] {5, 9, 6.5, -6}) {
      assertRefused("otpauth", with(ALICE, "digits", digits), "digits");
    }
    for (Object period : new Object[] {0, 86401, 0.5}) {
      assertRefused("otpauth", with(ALICE, "period", period), "period");
    }
    assertRefused("otpauth", with(ALICE, "algorithm", "MD5"), "algorithm");
    assertRefused("otpauth", with(ALICE, "type", "steam"), "type");
  }

  @Test
  void colonsAreKeptForTheirPurpose() {
    assertRefused("otpauth", with(ALICE, "account", "a:b"), "account");
    assertRefused("otpauth", with(ALICE, "issuer", "a:b"), "issuer");
    assertThat(text("otpauth", with(ALICE, "issuer", "a/b?c&d=ü")))
        .startsWith("otpauth://totp/a%2Fb%3Fc%26d%3D%C3%BC:alice@google.com?secret=")
        .endsWith("&issuer=a%2Fb%3Fc%26d%3D%C3%BC");
  }
}
