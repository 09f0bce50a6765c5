package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Passwords and e-mail addresses that are none, wherever one is sent. */
@ExtendWith(SharedServer.class)
class AccountInputIT {

  private static final String MEGABYTE = "ab".repeat(500_000);
  private static final String OTHER = "another good one";

  /** What could end a header of a letter, or a line of the log, or cannot be stored. */
  private static final List<String> NO_ADDRESSES =
      List.of(
          "a@example.com\r\nBcc: eve@example.net",
          "a@example.com\n",
          "a\r@example.com",
          "a@example.com\0",
          "a\0b@example.com",
          "a@exam\0ple.com",
          "a@example.com\u2028b",
          "a@example.com, eve@example.net",
          "Ada <a@example.com>",
          "ä@example.com",
          "a".repeat(65) + "@example.com",
          "a@" + "b.".repeat(130) + "example.com",
          "a".repeat(500_000) + "@example.com",
          "a@b@",
          "@example.com",
          " ");

  private final TestServer server;
  private final TestPerson person;

  AccountInputIT(TestServer server) throws Exception {
    this.server = server;
    this.person = TestPerson.owner(server, "agency");
  }

  @Test
  void aMegabyteOfPasswordIsRefusedByItsField() throws Exception {
    String email = person.email();
    String[] signUp = {"email", "p" + email, "name", "N", "workspace", "W", "password", MEGABYTE};

    refused("password", post("signup/", signUp));
    refused("password", post("login/", "email", email, "password", MEGABYTE));
    refused("old_password", change("old_password", MEGABYTE, "new_password", OTHER));
    refused("new_password", change("old_password", TestPerson.PASSWORD, "new_password", MEGABYTE));
    refused("password", post("password/reset/confirm/", "token", "x", "password", MEGABYTE));
    refused("password", post("invitations/accept/", "token", "x", "password", MEGABYTE));

    assertThat(person.tryToSignIn().status()).as("the password is as it was").isEqualTo(200);
  }

  @Test
  void whatIsNoAddressIsRefusedByItsFieldAndGetsNoLetter() throws Exception {
    person.verify();
    List<Call> calls = new ArrayList<>();
    for (String email : NO_ADDRESSES) {
      calls.add(post("signup/", "email", email, "name", "N", "workspace", "W", "password", OTHER));
      calls.add(post("login/", "email", email, "password", OTHER));
      calls.add(post("password/reset/", "email", email));
      calls.add(Call.post("/api/v1/invitations/", TestPerson.body("email", email)));
    }

    for (Call call : calls) {
      refused("email", call);
    }
    assertThat(TestMail.all(server)).noneMatch(letter -> letter.contains("eve@example.net"));
  }

  private void refused(String field, Call call) throws Exception {
    Answer answer = person.call(call);
    assertThat(answer.status()).as(call + " " + answer).isEqualTo(400);
    assertThat(answer.json()).as(call.toString()).containsOnlyKeys(field);
    assertThat(answer.text()).hasSizeLessThan(500);
  }

  private static Call change(String... namesAndValues) {
    return post("password/change/", namesAndValues);
  }

  private static Call post(String path, String... namesAndValues) {
    return Call.post("/api/auth/" + path, TestPerson.body(namesAndValues));
  }
}
