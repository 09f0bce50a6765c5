package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The second factor of somebody, as an app has it.
 *
 * @param secret in Base32
 */
record TestFactor(TestPerson person, String secret) {

  private static final String TOTP = "/api/auth/totp/";
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  /** All secrets and recovery codes that the tests of this run were told. */
  static List<String> seen() {
    return List.copyOf(SEEN);
  }

  /** Sets one up; it counts once it is confirmed. */
  static TestFactor setUp(TestPerson person) throws Exception {
    Answer setup = person.call(Call.of("POST", TOTP + "setup/"));
    assertThat(setup.status()).as(setup.text()).isEqualTo(200);
    String secret = setup.json().getString("secret");
    SEEN.add(secret);
    assertThat(setup.json().getString("otpauth_url"))
        .startsWith("otpauth://totp/")
        .contains(secret);
    return new TestFactor(person, secret);
  }

  /** Confirms it. */
  Answer confirm(String code) throws Exception {
    return post("confirm/", code);
  }

  /** Confirms it by the code of now, and returns the recovery codes. */
  List<String> turnOn() throws Exception {
    return recoveryCodes(confirm(code(0)));
  }

  Answer disable(String code) throws Exception {
    return post("disable/", code);
  }

  /** Replaces the recovery codes. */
  List<String> replaceRecoveryCodes(String code) throws Exception {
    return recoveryCodes(post("recovery-codes/", code));
  }

  static List<String> recoveryCodes(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    List<String> codes = new ArrayList<>();
    for (JsonString code :
        answer.json().getJsonArray("recovery_codes").getValuesAs(JsonString.class)) {
      codes.add(code.getString());
    }
    SEEN.addAll(codes);
    return codes;
  }

  /**
   * RFC 6238, as an app does it.
   *
   * @param steps from now
   */
  String code(int steps) throws Exception {
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

  private Answer post(String path, String code) throws Exception {
    return person.call(Call.post(TOTP + path, TestPerson.body("otp", code)));
  }
}
