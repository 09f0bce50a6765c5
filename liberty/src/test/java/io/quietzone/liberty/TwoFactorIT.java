package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The second factor, as an app computes it. */
@ExtendWith(SharedServer.class)
class TwoFactorIT {

  private static final String TOTP = "/api/auth/totp/";
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final TestServer server;

  TwoFactorIT(TestServer server) {
    this.server = server;
  }

  @Test
  void whoHasASecondFactorIsAskedForIt() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    JsonObject setup = person.call(Call.of("POST", TOTP + "setup/")).json();
    String secret = setup.getString("secret");
    assertThat(setup.getString("otpauth_url")).startsWith("otpauth://totp/").contains(secret);
    assertThat(person.tryToSignIn().status()).as("not confirmed yet").isEqualTo(200);

    assertThat(confirm(person, "000000").status()).isEqualTo(400);
    Answer confirmed = confirm(person, code(secret, -1));
    assertThat(confirmed.json().getJsonArray("recovery_codes")).hasSize(10);
    assertThat(person.me().getBoolean("two_factor")).isTrue();

    Answer without = person.tryToSignIn();
    Answer wrong = person.tryToSignIn("otp", "123456");
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.json().getString("detail")).contains("otp");
    assertThat(wrong.status()).isEqualTo(401);
    String now = code(secret, 0);
    assertThat(person.tryToSignIn("otp", now).status()).isEqualTo(200);
    assertThat(person.tryToSignIn("otp", now).status()).as("used before").isEqualTo(401);
  }

  @Test
  void aRecoveryCodeLetsInOnce() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    JsonArray codes = turnOn(person).getJsonArray("recovery_codes");
    String first = codes.getString(0);

    assertThat(person.tryToSignIn("otp", first.toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
    assertThat(person.tryToSignIn("otp", first).status()).isEqualTo(401);
    Answer replaced =
        person.call(
            Call.post(TOTP + "recovery-codes/", TestPerson.body("otp", codes.getString(1))));
    assertThat(replaced.json().getJsonArray("recovery_codes")).hasSize(10);
    assertThat(person.tryToSignIn("otp", codes.getString(2)).status()).isEqualTo(401);
  }

  @Test
  void whoGuessesCodesWaits() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    turnOn(person);
    for (int i = 0; i < 5; i++) {
      assertThat(person.tryToSignIn("otp", "00000" + i).status()).isEqualTo(401);
    }

    assertThat(person.tryToSignIn("otp", "000009").status()).isEqualTo(429);
  }

  @Test
  void itIsSwitchedOffByACode() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    String recovery = turnOn(person).getJsonArray("recovery_codes").getString(0);

    assertThat(person.call(Call.of("POST", TOTP + "setup/")).status()).isEqualTo(409);
    Answer wrong = person.call(Call.post(TOTP + "disable/", TestPerson.body("otp", "wrong")));
    Answer off = person.call(Call.post(TOTP + "disable/", TestPerson.body("otp", recovery)));

    assertThat(wrong.status()).isEqualTo(400);
    assertThat(off.status()).isEqualTo(204);
    assertThat(person.tryToSignIn().status()).isEqualTo(200);
    assertThat(confirm(person, "123456").status()).isEqualTo(409);
  }

  private static JsonObject turnOn(TestPerson person) throws Exception {
    String secret = person.call(Call.of("POST", TOTP + "setup/")).json().getString("secret");
    return confirm(person, code(secret, 0)).json();
  }

  private static Answer confirm(TestPerson person, String code) throws Exception {
    return person.call(Call.post(TOTP + "confirm/", TestPerson.body("otp", code)));
  }

  /** RFC 6238, as an app does it. */
  private static String code(String secret, int steps) throws Exception {
    ByteBuffer key = ByteBuffer.allocate(secret.length() * 5 / 8);
    long held = 0;
    int bits = 0;
    for (int i = 0; i < secret.length(); i++) {
      held = held << 5 | ALPHABET.indexOf(secret.charAt(i));
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        key.put((byte) (held >> bits));
      }
    }
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key.array(), "HmacSHA1"));
    long step = System.currentTimeMillis() / 30_000 + steps;
    byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
    int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
    return String.format(Locale.ROOT, "%06d", number % 1_000_000);
  }
}
