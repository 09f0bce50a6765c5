package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who works in a workspace. */
@ExtendWith(SharedServer.class)
class MembersIT {

  private static final String MEMBERS = "/api/v1/members/";
  private static final String INVITATIONS = "/api/v1/invitations/";
  private static final String SUBJECT = "You are invited to a workspace";

  private final TestServer server;

  MembersIT(TestServer server) {
    this.server = server;
  }

  @Test
  void whoHasNoAccountGetsOneByAcceptingAnInvitation() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson guest = TestPerson.stranger(server);

    Answer invited = invite(owner, guest.email(), "editor");
    accept(guest);

    assertThat(invited.status()).isEqualTo(201);
    assertThat(invited.json().getString("role")).isEqualTo("editor");
    JsonObject me = guest.signIn().me();
    assertThat(me.getBoolean("email_verified")).isTrue();
    assertThat(me.getJsonObject("workspace").getString("id")).isEqualTo(owner.workspace());
    assertThat(me.getJsonObject("workspace").getString("role")).isEqualTo("editor");
    assertThat(owner.call(Call.get(MEMBERS)).json().getInt("count")).isEqualTo(2);
    assertThat(owner.call(Call.get(INVITATIONS)).json().getInt("count")).isZero();
  }

  @Test
  void whoHasAnAccountJoinsWithItAndGoesOnInEitherWorkspace() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson guest = TestPerson.owner(server, "pro");
    String home = guest.workspace();
    invite(owner, guest.email(), "admin");
    String token = TestMail.awaitToken(server, guest.email(), SUBJECT);

    Answer wrong = accept(guest, token, "not the password");
    Answer joined = accept(guest, token, TestPerson.PASSWORD);
    Answer again = accept(guest, token, TestPerson.PASSWORD);

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(joined.status()).isEqualTo(204);
    assertThat(again.status()).isEqualTo(400);
    assertThat(guest.me().getJsonArray("workspaces")).hasSize(2);
    guest.take(
        guest.call(
            Call.post(
                "/api/auth/switch/",
                TestPerson.body("refresh", guest.refresh(), "workspace", owner.workspace()))));
    assertThat(guest.workspace()).isEqualTo(owner.workspace());
    assertThat(guest.signIn("workspace", home).workspace()).isEqualTo(home);
    assertThat(guest.tryToSignIn("workspace", "nobody's").status()).isEqualTo(403);
  }

  @Test
  void whoseAddressIsNotVerifiedMayNotInvite() throws Exception {
    TestPerson owner = TestPerson.owner(server, "agency");

    Answer refused = invite(owner, "guest@example.com", "viewer");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().getString("detail")).contains("Verify");
  }

  @Test
  void thereAreAsManySeatsAsThePlanHas() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    for (int i = 0; i < 4; i++) {
      assertThat(invite(owner, "g" + i + owner.email(), "viewer").status()).isEqualTo(201);
    }

    Answer refused = invite(owner, "one-more" + owner.email(), "viewer");
    Answer again = invite(owner, "g0" + owner.email(), "editor");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().getString("detail")).contains("5 seats");
    assertThat(again.status()).as("instead of the one before").isEqualTo(201);
    String id = again.json().getString("id");
    assertThat(owner.call(Call.of("DELETE", INVITATIONS + id + "/")).status()).isEqualTo(204);
    assertThat(owner.call(Call.of("DELETE", INVITATIONS + id + "/")).status()).isEqualTo(404);
    assertThat(invite(owner, "one-more" + owner.email(), "viewer").status()).isEqualTo(201);
  }

  @Test
  void theLastSeatIsTakenByOneOfManyWhoAcceptAtOnce() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    List<TestPerson> guests = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      TestPerson guest = TestPerson.stranger(server);
      invite(owner, guest.email(), "viewer");
      guests.add(guest);
      tokens.add(TestMail.awaitToken(server, guest.email(), SUBJECT));
    }
    try (OpenTransaction fewer = OpenTransaction.on(server)) {
      fewer.run("update workspace set seats = 2 where id = ?", owner.workspace()).commit();
    }

    List<Future<Answer>> accepted = new ArrayList<>();
    for (int i = 0; i < guests.size(); i++) {
      TestPerson guest = guests.get(i);
      String token = tokens.get(i);
      accepted.add(Background.send(() -> accept(guest, token, TestPerson.PASSWORD)));
    }

    List<Integer> statuses = new ArrayList<>();
    for (Future<Answer> answer : accepted) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).containsExactlyInAnyOrder(204, 403, 403, 403);
    assertThat(owner.call(Call.get(MEMBERS)).json().getInt("count")).isEqualTo(2);
  }

  @Test
  void anInvitationThatIsTakenBackWhileItIsAcceptedIsWorthNothing() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson guest = TestPerson.owner(server, "free");
    invite(owner, guest.email(), "editor");
    String token = TestMail.awaitToken(server, guest.email(), SUBJECT);
    String workspace = owner.workspace();

    try (OpenTransaction revocation = OpenTransaction.on(server)) {
      revocation.run("select id from workspace where id = ? for update", workspace);
      Future<Answer> accepted = Background.send(() -> accept(guest, token, TestPerson.PASSWORD));
      revocation.awaitWaiter();
      revocation.run("delete from invitation where workspace_id = ?", workspace).commit();

      assertThat(accepted.get().status()).isEqualTo(400);
      assertThat(accepted.get().json().getString("token")).contains("taken back");
    }
    assertThat(owner.call(Call.get(MEMBERS)).json().getInt("count")).isEqualTo(1);
  }

  @Test
  void whoSignsUpWhileAcceptingJoinsWithThatAccount() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson guest = TestPerson.stranger(server);
    invite(owner, guest.email(), "editor");
    String token = TestMail.awaitToken(server, guest.email(), SUBJECT);

    try (OpenTransaction signUp = OpenTransaction.on(server)) {
      signUp.run(
          "insert into account (id, email, name, password, created_at)"
              + " select ?, ?, name, password, created_at from account where email = ?",
          UUID.randomUUID().toString(),
          guest.email(),
          owner.email());
      Future<Answer> accepted = Background.send(() -> accept(guest, token, TestPerson.PASSWORD));
      signUp.awaitWaiter();
      signUp.commit();

      assertThat(accepted.get().status()).as(accepted.get().text()).isEqualTo(204);
    }
    assertThat(guest.signIn().workspace()).isEqualTo(owner.workspace());
  }

  @Test
  void nobodyDecidesAboutAHigherRoleThanTheOwn() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson admin = member(owner, "admin");
    TestPerson viewer = member(owner, "viewer");
    String ownersId = id(owner, owner.email());

    assertThat(invite(viewer, "x@example.com", "viewer").status()).isEqualTo(403);
    assertThat(invite(admin, "x" + owner.email(), "owner").status()).isEqualTo(403);
    assertThat(role(admin, ownersId, "viewer").status()).isEqualTo(403);
    assertThat(role(admin, id(owner, admin.email()), "owner").status()).isEqualTo(403);
    assertThat(admin.call(Call.of("DELETE", MEMBERS + ownersId + "/")).status()).isEqualTo(403);
    assertThat(viewer.call(Call.of("DELETE", MEMBERS + ownersId + "/")).status()).isEqualTo(403);
    assertThat(role(admin, id(owner, viewer.email()), "editor").status()).isEqualTo(200);
    assertThat(role(owner, id(owner, viewer.email()), "king").status()).isEqualTo(400);
  }

  @Test
  void theLastOwnerStays() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson other = member(owner, "admin");
    String ownersId = id(owner, owner.email());

    assertThat(owner.call(Call.of("POST", MEMBERS + "leave/")).status()).isEqualTo(409);
    assertThat(role(owner, ownersId, "admin").status()).isEqualTo(409);
    assertThat(role(owner, id(owner, other.email()), "owner").status()).isEqualTo(200);
    assertThat(owner.call(Call.of("POST", MEMBERS + "leave/")).status()).isEqualTo(204);
    awaitOut(owner);
  }

  @Test
  void whoIsRemovedIsOutAtOnceAndWhoseRoleChangesHasItAtOnce() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson member = member(owner, "admin");
    assertThat(member.call(Call.get(INVITATIONS)).status()).isEqualTo(200);

    role(owner, id(owner, member.email()), "viewer");
    await(member, Call.get(INVITATIONS), 403);

    owner.call(Call.of("DELETE", MEMBERS + id(owner, member.email()) + "/"));
    awaitOut(member);
    assertThat(member.tryToSignIn().status()).isEqualTo(403);
  }

  @Test
  void anInvitationIsWorthNothingWhenWhoeverSentItIsGone() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson admin = member(owner, "admin");
    TestPerson guest = TestPerson.stranger(server);
    assertThat(invite(admin, guest.email(), "editor").status()).isEqualTo(201);
    String token = TestMail.awaitToken(server, guest.email(), SUBJECT);

    owner.call(Call.of("DELETE", MEMBERS + id(owner, admin.email()) + "/"));

    assertThat(accept(guest, token, TestPerson.PASSWORD).status()).isEqualTo(400);
  }

  @Test
  void anAdminCannotTouchTheInvitationOfAnOwner() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson admin = member(owner, "admin");
    String guest = TestPerson.stranger(server).email();
    Answer invited = invite(owner, guest, "owner");
    assertThat(invited.status()).isEqualTo(201);
    String path = INVITATIONS + invited.json().getString("id") + "/";

    assertThat(invite(admin, guest, "viewer").status()).isEqualTo(403);
    assertThat(admin.call(Call.of("DELETE", path)).status()).isEqualTo(403);
    assertThat(owner.call(Call.of("DELETE", path)).status()).isEqualTo(204);
  }

  @Test
  void nobodySeesTheMembersOfAnotherWorkspace() throws Exception {
    TestPerson owner = verifiedOwner("agency");
    TestPerson stranger = TestPerson.owner(server, "agency");
    String id = id(owner, owner.email());

    assertThat(stranger.call(Call.of("DELETE", MEMBERS + id + "/")).status()).isEqualTo(404);
    assertThat(role(stranger, id, "viewer").status()).isEqualTo(404);
    assertThat(stranger.call(Call.get(MEMBERS)).json().getInt("count")).isEqualTo(1);
  }

  private TestPerson verifiedOwner(String plan) throws Exception {
    TestPerson owner = TestPerson.owner(server, plan);
    owner.verify();
    return owner;
  }

  private TestPerson member(TestPerson owner, String role) throws Exception {
    TestPerson guest = TestPerson.stranger(server);
    assertThat(invite(owner, guest.email(), role).status()).isEqualTo(201);
    accept(guest);
    return guest.signIn();
  }

  private void accept(TestPerson guest) throws Exception {
    String token = TestMail.awaitToken(server, guest.email(), SUBJECT);
    assertThat(accept(guest, token, TestPerson.PASSWORD).status()).isEqualTo(204);
  }

  private static Answer accept(TestPerson guest, String token, String password) throws Exception {
    return guest.send(
        Call.post(
            "/api/auth/invitations/accept/",
            TestPerson.body("token", token, "password", password, "name", "Guest")));
  }

  private static Answer invite(TestPerson who, String email, String role) throws Exception {
    return who.call(Call.post(INVITATIONS, TestPerson.body("email", email, "role", role)));
  }

  private static Answer role(TestPerson who, String id, String role) throws Exception {
    return who.call(Call.post(MEMBERS + id + "/", TestPerson.body("role", role)).by("PATCH"));
  }

  private static String id(TestPerson who, String email) throws Exception {
    return who.call(Call.get(MEMBERS)).json().getJsonArray("results").stream()
        .map(member -> member.asJsonObject())
        .filter(member -> member.getString("email").equals(email))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private static void awaitOut(TestPerson person) throws Exception {
    await(person, Call.get("/api/auth/me/"), 401);
  }

  private static void await(TestPerson person, Call call, int status) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (person.call(call).status() != status && System.nanoTime() - end < 0) {
      Thread.sleep(20);
    }
    assertThat(person.call(call).status()).isEqualTo(status);
  }
}
