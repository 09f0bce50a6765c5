package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who did what, for owners. */
@ExtendWith(SharedServer.class)
class AuditIT {

  private static final String AUDIT = "/api/v1/audit/";

  private final TestServer server;

  AuditIT(TestServer server) {
    this.server = server;
  }

  @Test
  void whatIsDoneIsReadTheLatestFirst() throws Exception {
    TestPerson owner = inviter();

    JsonObject page = owner.call(Call.get(AUDIT)).json();

    assertThat(page.getInt("count")).isEqualTo(3);
    JsonObject latest = page.getJsonArray("results").getJsonObject(0);
    JsonObject first = page.getJsonArray("results").getJsonObject(2);
    assertThat(latest.getString("action")).isEqualTo("invitation.revoked");
    assertThat(first.getString("action")).isEqualTo("invitation.created");
    assertThat(first.getJsonObject("actor").getString("kind")).isEqualTo("person");
    assertThat(first.getJsonObject("actor").getString("id")).isEqualTo(owner.me().getString("id"));
    assertThat(first.getJsonObject("details").getString("email")).startsWith("g0");
    assertThat(Instant.parse(first.getString("at")))
        .isBefore(Instant.parse("2100-01-01T00:00:00Z"));
  }

  @Test
  void itIsFilteredAndItsPagesKeepTheFilter() throws Exception {
    TestPerson owner = inviter();

    JsonObject created =
        owner.call(Call.get(AUDIT + "?action=invitation.created&page_size=1")).json();
    JsonObject all = owner.call(Call.get(AUDIT + "?action=invitation.")).json();
    JsonObject before = owner.call(Call.get(AUDIT + "?to=2020-01-01T00:00:00Z")).json();
    JsonObject since =
        owner.call(Call.get(AUDIT + "?from=2020-01-01T00:00:00%2B01:00&actor=nobody")).json();

    assertThat(created.getInt("count")).isEqualTo(2);
    assertThat(created.getString("next"))
        .contains("action=invitation.created")
        .contains("page=2")
        .contains("page_size=1");
    String next = created.getString("next").replaceFirst("https?://[^/]+", "");
    assertThat(owner.call(Call.get(next)).json().getJsonArray("results")).hasSize(1);
    assertThat(all.getInt("count")).isEqualTo(3);
    assertThat(before.getInt("count")).isZero();
    assertThat(since.getInt("count")).isZero();
  }

  @Test
  void whatIsChangedTwiceAtOnceIsNotedOnce() throws Exception {
    TestPerson owner = TestPerson.owner(server, "agency");
    String workspace = owner.me().getJsonObject("workspace").getString("id");
    Call off =
        Call.post("/api/v1/workspace/", "{\"signed_images\": false}")
            .by("PATCH")
            .with("Authorization", "Bearer " + owner.access());
    try (OpenTransaction before = OpenTransaction.on(server)) {
      before.run("select id from workspace where id = ? for update", workspace);
      Future<Answer> first = Background.send(() -> server.api().send(off));
      Future<Answer> second = Background.send(() -> server.api().send(off));
      before.awaitWaiters(2);
      before.commit();

      assertThat(first.get().json().getBoolean("signed_images")).isFalse();
      assertThat(second.get().json().getBoolean("signed_images")).isFalse();
    }

    JsonObject noted = owner.call(Call.get(AUDIT + "?action=workspace.changed")).json();
    assertThat(noted.getInt("count")).isOne();
  }

  @Test
  void whatBecomesOfKeysAndOfSignedAddressesIsThere() throws Exception {
    TestPerson owner = TestPerson.owner(server, "agency");
    owner.call(Call.post("/api/v1/keys/", TestPerson.body("name", "mine")));
    for (String allowed : new String[] {"true", "false"}) {
      owner.call(
          Call.post("/api/v1/workspace/", "{\"signed_images\": " + allowed + "}").by("PATCH"));
    }
    owner.call(Call.of("POST", "/api/v1/workspace/signed-images/rotate/"));
    owner.resetPassword("another good one");
    owner.take(owner.login(owner.email(), "another good one"));

    List<JsonObject> entries =
        owner.call(Call.get(AUDIT)).json().getJsonArray("results").getValuesAs(JsonObject.class);

    assertThat(entries)
        .extracting(entry -> entry.getString("action"))
        .containsExactly(
            "key.revoked", "signed_images.rotated", "workspace.changed", "key.created");
    assertThat(entries)
        .allSatisfy(
            entry ->
                assertThat(entry.getJsonObject("actor").getString("id"))
                    .isEqualTo(owner.me().getString("id")));
    assertThat(entries.get(2).getJsonObject("details").getString("signed_images"))
        .isEqualTo("true → false");
    assertThat(entries.get(0).getString("subject")).isEqualTo(entries.get(3).getString("subject"));
  }

  @Test
  void onlyOwnersReadIt() throws Exception {
    TestPerson owner = TestPerson.owner(server, "agency");
    owner.verify();
    TestPerson guest = TestPerson.stranger(server);
    owner.call(
        Call.post(
            "/api/v1/invitations/", TestPerson.body("email", guest.email(), "role", "admin")));
    String token = TestMail.awaitToken(server, guest.email(), "You are invited to a workspace");
    guest.send(
        Call.post(
            "/api/auth/invitations/accept/",
            TestPerson.body("token", token, "password", TestPerson.PASSWORD, "name", "G")));

    Answer refused = guest.signIn().call(Call.get(AUDIT));

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().getString("detail")).contains("'owner'").contains("'admin'");
    assertThat(owner.call(Call.get(AUDIT + "?from=yesterday")).status()).isEqualTo(400);
    assertThat(owner.call(Call.get(AUDIT + "?page=0")).status()).isEqualTo(400);
  }

  /** Somebody who invited twice and took the second back. */
  private TestPerson inviter() throws Exception {
    TestPerson owner = TestPerson.owner(server, "agency");
    owner.verify();
    String last = "";
    for (int i = 0; i < 2; i++) {
      Answer invited =
          owner.call(
              Call.post("/api/v1/invitations/", TestPerson.body("email", "g" + i + owner.email())));
      last = invited.json().getString("id");
    }
    owner.call(Call.of("DELETE", "/api/v1/invitations/" + last + "/"));
    return owner;
  }
}
