package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The second factor, as an app computes it. */
@ExtendWith(SharedServer.class)
class TwoFactorIT {

  private static final Call SETUP = Call.of("POST", "/api/auth/totp/setup/");

  private final TestServer server;

  TwoFactorIT(TestServer server) {
    this.server = server;
  }

  @Test
  void whoHasASecondFactorIsAskedForIt() throws Exception {
    TestPerson person = verified();
    TestFactor factor = TestFactor.setUp(person);
    assertThat(person.tryToSignIn().status()).as("not confirmed yet").isEqualTo(200);

    assertThat(factor.confirm("000000").status()).isEqualTo(400);
    assertThat(TestFactor.recoveryCodes(factor.confirm(factor.code(-1)))).hasSize(10);
    assertThat(person.me().getBoolean("two_factor")).isTrue();

    Answer without = person.tryToSignIn();
    Answer wrong = person.tryToSignIn("otp", "123456");
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.json().getString("detail")).contains("otp");
    assertThat(wrong.status()).isEqualTo(401);
    String now = factor.code(0);
    assertThat(person.tryToSignIn("otp", now).status()).isEqualTo(200);
    assertThat(person.tryToSignIn("otp", now).status()).as("used before").isEqualTo(401);
  }

  @Test
  void aRecoveryCodeLetsInOnce() throws Exception {
    TestPerson person = verified();
    TestFactor factor = TestFactor.setUp(person);
    List<String> codes = factor.turnOn();
    String first = codes.get(0);

    assertThat(person.tryToSignIn("otp", first.toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
    assertThat(person.tryToSignIn("otp", first).status()).isEqualTo(401);
    assertThat(factor.replaceRecoveryCodes(codes.get(1))).hasSize(10);
    assertThat(person.tryToSignIn("otp", codes.get(2)).status()).isEqualTo(401);
  }

  @Test
  void whoGuessesCodesWaits() throws Exception {
    TestPerson person = verified();
    TestFactor.setUp(person).turnOn();
    for (int i = 0; i < 5; i++) {
      assertThat(person.tryToSignIn("otp", "00000" + i).status()).isEqualTo(401);
    }

    assertThat(person.tryToSignIn("otp", "000009").status()).isEqualTo(429);
  }

  @Test
  void itIsSwitchedOffByACode() throws Exception {
    TestPerson person = verified();
    TestFactor factor = TestFactor.setUp(person);
    String recovery = factor.turnOn().get(0);

    assertThat(person.call(SETUP).status()).isEqualTo(409);
    assertThat(factor.disable("wrong").status()).isEqualTo(400);
    assertThat(factor.disable(recovery).status()).isEqualTo(204);

    assertThat(person.tryToSignIn().status()).isEqualTo(200);
    assertThat(factor.confirm("123456").status()).isEqualTo(409);
  }

  /** Or a stranger could keep whoever reads the mail out of an account of that address. */
  @Test
  void whoseAddressIsNotVerifiedGetsNone() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    Answer early = person.call(SETUP);
    person.verify();
    TestFactor factor = TestFactor.setUp(person);
    person.unverify();

    Answer confirmed = factor.confirm(factor.code(0));

    for (Answer refused : List.of(early, confirmed)) {
      assertThat(refused.status()).isEqualTo(403);
      assertThat(refused.json().getString("detail")).contains("Verify your own address first");
    }
    assertThat(person.tryToSignIn().status()).isEqualTo(200);
  }

  @Test
  void aResetEndsTheSecondFactorOfAnAddressThatIsNotVerifiedOnly() throws Exception {
    TestPerson stranger = verified();
    TestFactor.setUp(stranger).turnOn();
    stranger.unverify();
    TestPerson owner = verified();
    TestFactor.setUp(owner).turnOn();
    String other = "another good one";

    stranger.resetPassword(other);
    owner.resetPassword(other);

    assertThat(stranger.login(stranger.email(), other).status()).isEqualTo(200);
    assertThat(owner.login(owner.email(), other).status()).isEqualTo(401);
  }

  private TestPerson verified() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    person.verify();
    return person;
  }
}
