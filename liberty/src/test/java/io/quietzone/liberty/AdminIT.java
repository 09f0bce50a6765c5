package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operator sees and changes. */
@ExtendWith(SharedServer.class)
class AdminIT {

  private static final String WORKSPACES = "/api/admin/workspaces/";

  private static final Call MEMBERS = Call.get("/api/v1/members/");

  private final TestServer server;
  private final Api api;

  AdminIT(TestServer server) {
    this.server = server;
    this.api = server.api();
  }

  @Test
  void workspacesAreFoundByIdNameAndMember() throws Exception {
    TestPerson owner = TestPerson.owner(server, "pro");

    JsonObject byEmail = operate(Call.get(WORKSPACES + "?q=" + owner.email())).json();
    JsonObject byId = operate(Call.get(WORKSPACES + "?q=" + owner.workspace())).json();
    JsonObject nobody = operate(Call.get(WORKSPACES + "?q=%25")).json();
    JsonObject page = operate(Call.get(WORKSPACES + "?q=Tests&page_size=1")).json();

    assertThat(byEmail.getInt("count")).isEqualTo(1);
    assertThat(byId.getJsonArray("results")).isEqualTo(byEmail.getJsonArray("results"));
    JsonObject found = byEmail.getJsonArray("results").getJsonObject(0);
    assertThat(found.getString("plan")).isEqualTo("pro");
    assertThat(found.isNull("rate_limit")).isTrue();
    assertThat(found.getBoolean("suspended")).isFalse();
    assertThat(nobody.getInt("count")).as("a percent sign is one").isZero();
    assertThat(page.getJsonArray("results")).hasSize(1);
  }

  @Test
  void aPlanAndLimitsAreChangedAndTheOwnerReadsOfIt() throws Exception {
    TestPerson owner = TestPerson.owner(server, "free");
    String id = owner.workspace();

    JsonObject changed = change(id, "{\"plan\": \"pro\", \"rate_limit\": 77, \"seats\": 3}").json();
    JsonObject back = change(id, "{\"rate_limit\": null}").json();

    assertThat(changed.getInt("rate_limit")).isEqualTo(77);
    assertThat(changed.getInt("seats")).isEqualTo(3);
    assertThat(back.isNull("rate_limit")).isTrue();
    assertThat(back.getInt("seats")).isEqualTo(3);
    await(() -> owner.me().getJsonObject("workspace").getString("plan").equals("pro"));
    change(id, "{\"suspended\": true}");
    change(id, "{\"suspended\": false, \"seats\": 4, \"plan\": \"starter\"}");
    await(() -> owner.call(MEMBERS).status() == 200);
    List<JsonObject> entries =
        owner
            .call(Call.get("/api/v1/audit/?action=workspace.changed"))
            .json()
            .getJsonArray("results")
            .getValuesAs(JsonObject.class);
    assertThat(entries)
        .extracting(entry -> strings(entry.getJsonObject("details")))
        .containsExactly(
            Map.of("suspended", "true → false", "seats", "3 → 4", "plan", "pro → starter"),
            Map.of("suspended", "false → true"),
            Map.of("rate_limit", "77 → the plan's"),
            Map.of(
                "plan", "free → pro", "rate_limit", "the plan's → 77", "seats", "the plan's → 3"));
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.getString("subject")).isEqualTo(id);
              assertThat(entry.getJsonObject("actor").getString("kind")).isEqualTo("operator");
            });
  }

  private static Map<String, String> strings(JsonObject members) {
    return members.keySet().stream().collect(Collectors.toMap(name -> name, members::getString));
  }

  @Test
  void aSuspendedWorkspaceIsRefusedUntilItIsNot() throws Exception {
    TestPerson owner = TestPerson.owner(server, "agency");
    String id = owner.workspace();

    change(id, "{\"suspended\": true}");
    await(() -> owner.call(MEMBERS).status() == 403);
    assertThat(owner.call(MEMBERS).json().getString("detail")).contains("suspended");
    change(id, "{\"suspended\": false}");

    await(() -> owner.call(MEMBERS).status() == 200);
  }

  @Test
  void whoseFirstWorkspaceIsSuspendedGoesOnInAnother() throws Exception {
    TestPerson person = TestPerson.owner(server, "agency");
    String first = person.workspace();
    String other = TestPerson.owner(server, "agency").workspace();
    try (OpenTransaction join = OpenTransaction.on(server)) {
      join.run(
              "insert into member (id, workspace_id, account_id, role, created_at)"
                  + " select ?, ?, account_id, 'EDITOR', now() from member where workspace_id = ?",
              UUID.randomUUID().toString(),
              other,
              first)
          .commit();
    }
    change(first, "{\"suspended\": true}");
    await(() -> person.call(MEMBERS).status() == 403);

    assertThat(person.me().getJsonArray("workspaces")).hasSize(2);
    person.take(
        person.call(
            Call.post(
                "/api/auth/switch/",
                TestPerson.body("refresh", person.refresh(), "workspace", other))));
    assertThat(person.call(MEMBERS).status()).isEqualTo(200);
    assertThat(person.signIn().workspace()).as("a new sign-in").isEqualTo(other);
    assertThat(person.signIn("workspace", first).call(MEMBERS).status()).isEqualTo(403);
  }

  @Test
  void whoHasNoOtherWorkspaceSeesWhyNothingGoesOn() throws Exception {
    TestPerson person = TestPerson.owner(server, "agency");
    change(person.workspace(), "{\"suspended\": true}");
    await(() -> person.call(MEMBERS).status() == 403);

    assertThat(person.signIn().me().getString("email")).isEqualTo(person.email());
    assertThat(person.changePassword(TestPerson.PASSWORD, "another good one").status())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"plan\": \"gold\"} | plan",
        "{\"plan\": 5} | plan",
        "{\"rate_limit\": 0} | rate_limit",
        "{\"rate_limit\": -1} | rate_limit",
        "{\"rate_limit\": 1.5} | rate_limit",
        "{\"seats\": \"many\"} | seats",
        "{\"seats\": 1000000} | seats",
        "{\"suspended\": \"yes\"} | suspended"
      })
  void whatCannotBeTakenIsNamedAndNothingIsChanged(String body, String field) throws Exception {
    Answer answer = change(TestPerson.owner(server, "free").workspace(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json()).containsOnlyKeys(field);
  }

  @Test
  void onlyTheOperatorIsLetIn() throws Exception {
    TestPerson owner = TestPerson.owner(server, "agency");
    String token = server.operatorToken();

    assertThat(api.send(Call.get(WORKSPACES)).status()).isEqualTo(401);
    assertThat(owner.call(Call.get(WORKSPACES)).status()).isEqualTo(401);
    assertThat(api.send(Call.get(WORKSPACES).withKey(token)).status()).isEqualTo(401);
    assertThat(
            api.send(Call.get(WORKSPACES).with("Authorization", "Bearer " + token + "x")).status())
        .isEqualTo(401);
    assertThat(
            api.send(Call.get(WORKSPACES).with("Authorization", "Bearer " + server.studioKey()))
                .status())
        .isEqualTo(401);
    assertThat(change("nobody's", "{}").status()).isEqualTo(404);
  }

  private Answer change(String id, String body) throws Exception {
    return operate(Call.post(WORKSPACES + id + "/", body).by("PATCH"));
  }

  private Answer operate(Call call) throws Exception {
    return api.send(call.with("Authorization", "Bearer " + server.operatorToken()));
  }

  /** Something that is going to be true when a notice is heard. */
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - end).as("waiting for a notice").isNegative();
      Thread.sleep(20);
    }
  }
}
