package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is counted against the month's quota, and what is shown of it. */
@ExtendWith(SharedServer.class)
class UsageIT {

  private static final String PICTURE = "{\"data\": \"https://example.com\", \"size_inches\": 1}";

  private final TestServer server;

  UsageIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aKeySeesItsPlanAndWhatIsUsed() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    render(key);
    render(key);

    JsonObject usage = usage(key);

    assertThat(usage.keySet())
        .containsExactly(
            "key_prefix",
            "plan",
            "monthly_quota",
            "used_this_month",
            "remaining",
            "max_size_inches",
            "max_dpi",
            "allow_custom_logo",
            "max_active_dynamic_qrs",
            "max_bulk_items",
            "active_dynamic_qrs",
            "credits_remaining");
    assertThat(usage.getString("key_prefix")).startsWith("smk_");
    assertThat(usage.getString("plan")).isEqualTo("free");
    assertThat(usage.getInt("monthly_quota")).isEqualTo(5);
    assertThat(usage.getInt("used_this_month")).isEqualTo(2);
    assertThat(usage.getInt("remaining")).isEqualTo(3);
    assertThat(usage.getJsonNumber("max_size_inches").doubleValue()).isEqualTo(3);
    assertThat(usage.getInt("max_dpi")).isEqualTo(300);
    assertThat(usage.getBoolean("allow_custom_logo")).isFalse();
    assertThat(usage.getInt("max_active_dynamic_qrs")).isEqualTo(1);
    assertThat(usage.getInt("max_bulk_items")).isZero();
    assertThat(usage.getInt("active_dynamic_qrs")).isZero();
    assertThat(usage.getInt("credits_remaining")).isZero();
  }

  @Test
  void whatHasNoLimitIsNull() throws Exception {
    JsonObject usage = usage(TestWorkspace.keyOnPlan(server, "enterprise"));

    assertThat(usage.get("monthly_quota")).isEqualTo(JsonValue.NULL);
    assertThat(usage.get("remaining")).isEqualTo(JsonValue.NULL);
    assertThat(usage.get("max_active_dynamic_qrs")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void aUsedUpQuotaIsRefusedAndRefusalsCostNothing() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    for (int left = 4; left >= 0; left--) {
      assertThat(render(key).quotaRemaining()).isEqualTo(left);
    }

    for (int i = 0; i < 3; i++) {
      Answer refusal = send(Call.generate(PICTURE), key);
      assertRefused(refusal, 429, "{'detail': 'has 5 renders a month'}");
      assertThat(Long.parseLong(refusal.header("Retry-After")))
          .as("seconds to the 1st")
          .isBetween(1L, Duration.ofDays(31).toSeconds() + 1);
    }

    assertThat(usage(key).getInt("used_this_month")).isEqualTo(5);
  }

  @Test
  void creditsAreUsedFirst() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    String workspace = workspace(key);
    update("insert into credit_balance values (?, 2)", workspace);
    update(
        "insert into credit_entry (workspace_id, amount, reason, created_at)"
            + " values (?, 2, 'BOUGHT', now())",
        workspace);

    render(key);
    assertThat(usage(key).getInt("credits_remaining")).isEqualTo(1);
    assertThat(usage(key).getInt("used_this_month")).isZero();
    for (int i = 0; i < 6; i++) {
      render(key);
    }

    assertThat(send(Call.generate(PICTURE), key).status()).isEqualTo(429);
    assertThat(usage(key).getInt("credits_remaining")).isZero();
    assertThat(usage(key).getInt("used_this_month")).isEqualTo(5);
    assertThat(number("select sum(amount) from credit_entry where workspace_id = ?", workspace))
        .as("the ledger's sum")
        .isZero();
    assertThat(
            number(
                "select sum(renders) from key_usage k join api_key a on a.id = k.key_id"
                    + " where a.workspace_id = ?",
                workspace))
        .isEqualTo(7);
  }

  @Test
  void eachThresholdIsToldOnceAMonth() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    String workspace = workspace(key);
    List<Long> told = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      render(key);
      told.add(number("select count(*) from event where workspace_id = ?", workspace));
    }
    assertThat(told).as("events after each render").containsExactly(0L, 0L, 0L, 1L, 2L);

    update("update workspace set plan = 'starter' where id = ?", workspace);
    update("update monthly_usage set renders = 374 where workspace_id = ?", workspace);
    // The plan is remembered for five seconds where nobody announces that it has changed.
    while (!usage(key).getString("plan").equals("starter")) {
      Thread.sleep(100);
    }
    render(key);

    assertThat(
            number(
                "select count(*) from event where workspace_id = ?"
                    + " and type in ('quota.threshold_75', 'quota.threshold_100')"
                    + " and data ->> 'monthly_quota' = '5'",
                workspace))
        .isEqualTo(2);
    assertThat(number("select count(*) from event where workspace_id = ?", workspace)).isEqualTo(2);
  }

  @Test
  void aKeyThatIsCappedHasTheSmallerPlansQuotaForItself() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "pro");
    update("update api_key set plan = 'free' where workspace_id = ?", workspace(key));

    assertThat(render(key).header("X-QR-Plan")).isEqualTo("free");
    JsonObject usage = usage(key);

    assertThat(usage.getString("plan")).isEqualTo("free");
    assertThat(usage.getInt("remaining")).isEqualTo(4);
    assertThat(send(Call.generate(PICTURE.replace("1}", "8}")), key).status()).isEqualTo(403);
    for (int i = 0; i < 4; i++) {
      render(key);
    }
    assertThat(send(Call.generate(PICTURE), key).status()).isEqualTo(429);
  }

  @Test
  void aBatchThatIsRefusedTakesNothingAndLeavesNoReservation() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "business");
    String workspace = workspace(key);
    render(key);
    update("update monthly_usage set renders = 4998 where workspace_id = ?", workspace);

    assertThat(send(Call.post("/api/v1/generate/bulk/", batch(3)), key).status()).isEqualTo(429);
    assertThat(usage(key).getInt("remaining")).isEqualTo(2);
    assertThat(send(Call.post("/api/v1/generate/bulk/", batch(2)), key).status()).isEqualTo(200);
    assertThat(usage(key).getInt("remaining")).isZero();
    assertThat(number("select count(*) from reservation where workspace_id = ?", workspace))
        .isZero();
  }

  /** The two months' rows of one workspace are never locked together: see the order of locks. */
  @Test
  void whatWasAbandonedComesBackAlthoughTheNextMonthIsLocked() throws Exception {
    String workspace = workspace(TestWorkspace.keyOnPlan(server, "pro"));
    String months = "(values (date '2026-01-01'), (date '2026-02-01')) as m (month)";
    update("insert into credit_balance values (?, 0)", workspace);
    assertThat(
            execute(
                "insert into monthly_usage (workspace_id, month, renders, credits)"
                    + " select ?, month, 7, 1 from "
                    + months,
                workspace))
        .isEqualTo(2);
    execute(
        "insert into reservation (workspace_id, month, renders, credits, alive_at)"
            + " select ?, month, 7, 1, now() - interval '31 seconds' from "
            + months,
        workspace);

    try (Connection render = server.postgres().connect()) {
      render.setAutoCommit(false);
      // As a render of February does: first the month, then the credits.
      lock(render, "select 1 from monthly_usage where month = '2026-02-01'", workspace);
      await(
          "select renders from monthly_usage where month = '2026-01-01' and workspace_id = ?",
          workspace);
      lock(render, "select 1 from credit_balance where true", workspace);
      render.commit();
    }

    await("select count(*) from reservation where workspace_id = ?", workspace);
    assertThat(number("select sum(renders) from monthly_usage where workspace_id = ?", workspace))
        .isZero();
    assertThat(number("select balance from credit_balance where workspace_id = ?", workspace))
        .isEqualTo(2);
  }

  private static void lock(Connection connection, String select, String workspace)
      throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement(select + " and workspace_id = ? for update")) {
      statement.setString(1, workspace);
      statement.setQueryTimeout(10);
      statement.executeQuery();
    }
  }

  /** Waits until a number is 0, for two rounds of the chore at the least. */
  private void await(String sql, String workspace) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (number(sql, workspace) > 0) {
      assertThat(System.nanoTime() - end).as(sql).isNegative();
      Thread.sleep(100);
    }
  }

  @Test
  void theWholeWorkspaceIsShownKeyByKey() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(server, "business");
    render(key);

    Answer answer = send(Call.get("/api/v1/usage/me/"), key);

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    JsonObject mine = answer.json().getJsonArray("by_key").getJsonObject(0);
    assertThat(mine.keySet())
        .containsExactly("id", "name", "key_prefix", "is_active", "used_this_month");
    assertThat(mine.getInt("used_this_month")).isEqualTo(1);
    assertThat(mine.getBoolean("is_active")).isTrue();
    assertThat(answer.json().getInt("used_this_month")).isEqualTo(1);
    assertThat(send(Call.get("/api/v1/usage/me/"), TestWorkspace.keyOnPlan(server, "pro")).status())
        .isEqualTo(403);
  }

  private static String batch(int items) {
    return "{\"items\": [" + String.join(",", Collections.nCopies(items, PICTURE)) + "]}";
  }

  private Answer render(String key) throws Exception {
    Answer answer = send(Call.generate(PICTURE), key);
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return answer;
  }

  private JsonObject usage(String key) throws Exception {
    Answer answer = send(Call.get("/api/v1/usage/"), key);
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return answer.json();
  }

  private Answer send(Call call, String key) throws Exception {
    return server.api().send(call.withKey(key));
  }

  private String workspace(String key) throws Exception {
    return TestWorkspace.of(server, key);
  }

  private void update(String sql, String workspace) throws Exception {
    assertThat(execute(sql, workspace)).as(sql).isEqualTo(1);
  }

  private int execute(String sql, String workspace) throws Exception {
    try (Connection connection = server.postgres().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      return statement.executeUpdate();
    }
  }

  private long number(String sql, String workspace) throws Exception {
    try (Connection connection = server.postgres().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, workspace);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
