package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signing up, and what people say of themselves then. */
@ExtendWith(SharedServer.class)
class SignUpIT {

  private static final String VERIFY = "/api/auth/verify/";

  private final TestServer server;

  SignUpIT(TestServer server) {
    this.server = server;
  }

  @Test
  void whoSignsUpOwnsAWorkspaceOnTheFreePlan() throws Exception {
    TestPerson person = TestPerson.stranger(server);

    Answer signedUp = person.signUp();
    JsonObject me = person.signIn().me();

    assertThat(signedUp.status()).isEqualTo(201);
    assertThat(signedUp.text())
        .isEqualTo(
            "{\"user\":{\"email\":\""
                + person.email()
                + "\",\"name\":\"Test\"},\"workspace\":{\"name\":\"Tests\"}}");
    assertThat(me.getString("email")).isEqualTo(person.email());
    assertThat(me.getBoolean("email_verified")).isFalse();
    assertThat(me.getJsonObject("workspace").getString("plan")).isEqualTo("free");
    assertThat(me.getJsonObject("workspace").getString("role")).isEqualTo("owner");
  }

  @Test
  void aTakenAddressIsAnsweredAlikeAndItsOwnerIsTold() throws Exception {
    TestPerson person = TestPerson.stranger(server);
    Answer first = person.signUp();

    Answer second = person.signUp();

    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.text()).isEqualTo(first.text());
    TestMail.await(server, person.email(), "You have an account already");
    assertThat(person.signIn().me().getJsonArray("workspaces")).hasSize(1);
  }

  /** A stranger could otherwise use up the letters that the owner needs. */
  @Test
  void whoeverSignsUpAgainAndAgainSpendsNoLetterOfTheOwner() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");
    TestPerson stranger = TestPerson.stranger(server);
    for (int i = 0; i < 6; i++) {
      assertThat(stranger.signUpAs(person.email()).status()).isEqualTo(201);
    }

    Answer again = person.call(Call.of("POST", "/api/auth/verify/resend/"));

    assertThat(again.status()).isEqualTo(202);
    String subject = "Please confirm your address";
    List<String> links = TestMail.awaitTokens(server, person.email(), subject, 2);
    assertThat(links).hasSize(2);
    for (String link : links) {
      Answer verified = person.send(Call.post(VERIFY, TestPerson.body("token", link)));
      assertThat(verified.status()).as("the earlier link is good, too").isEqualTo(200);
    }
  }

  @Test
  void theLettersLinkLeadsToAPageThatVerifiesTheAddress() throws Exception {
    TestPerson person = TestPerson.stranger(server);
    person.signUp();
    String token = TestMail.awaitToken(server, person.email(), "Please confirm your address");

    Answer page = person.send(Call.get("/api/auth/verify/?token=" + token));
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.text()).contains("action=\"/api/auth/verify/\"").contains(token);
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(person.signIn().me().getBoolean("email_verified")).isFalse();

    Answer done = person.send(form(VERIFY, "token", token));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains(person.email() + " is confirmed");
    assertThat(person.me().getBoolean("email_verified")).isTrue();
    assertThat(person.send(form(VERIFY, "token", token)).status()).isEqualTo(400);
  }

  @Test
  void theNameCanBeChanged() throws Exception {
    TestPerson person = TestPerson.owner(server, "free");

    Answer changed =
        person.call(Call.post("/api/auth/me/", TestPerson.body("name", "Zoë")).by("PATCH"));

    assertThat(changed.json().getString("name")).isEqualTo("Zoë");
    assertThat(person.me().getString("name")).isEqualTo("Zoë");
  }

  /**
   * A field that cannot be taken.
   *
   * @param value replaces a good one
   */
  record Bad(String field, String value) {
    @Override
    public String toString() {
      return field + " " + value.substring(0, Math.min(30, value.length()));
    }
  }

  static Stream<Bad> badSignUps() {
    return Stream.of(
        new Bad("password", "short"),
        new Bad("password", "password1"),
        new Bad("password", "ab".repeat(500_000)),
        new Bad("password", "with \0 a null"),
        new Bad("email", "a@example.com\r\nBcc: b@example.com"),
        new Bad("email", "no address"),
        new Bad("email", "a\0@example.com"),
        new Bad("email", "a".repeat(300) + "@example.com"),
        new Bad("email", ""),
        new Bad("name", ""),
        new Bad("name", "two\nlines"),
        new Bad("name", "n".repeat(101)),
        new Bad("workspace", "\u0007"),
        new Bad("workspace", "w".repeat(101)));
  }

  @ParameterizedTest
  @MethodSource("badSignUps")
  void whatCannotBeTakenIsNamed(Bad bad) throws Exception {
    TestPerson person = TestPerson.stranger(server);
    String[] fields = {
      "email", person.email(), "password", TestPerson.PASSWORD, "name", "N", "workspace", "W"
    };
    for (int i = 0; i < fields.length; i += 2) {
      fields[i + 1] = fields[i].equals(bad.field()) ? bad.value() : fields[i + 1];
    }

    Answer answer = person.send(Call.post("/api/auth/signup/", TestPerson.body(fields)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).containsOnlyKeys(bad.field());
    assertThat(answer.text()).hasSizeLessThan(500);
  }

  private static Call form(String path, String name, String value) {
    return Call.of("POST", path)
        .with("Content-Type", "multipart/form-data; boundary=b")
        .withBody(
            "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\n\r\n"
                + value
                + "\r\n--b--\r\n");
  }
}
