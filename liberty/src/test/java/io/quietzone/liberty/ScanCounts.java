package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;

/**
 * What a workspace sees of its scans, and what the database holds of all of them.
 *
 * @param key of the workspace
 */
record ScanCounts(TestServer server, String key) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String DYNAMIC = "/api/v1/dynamic/";

  /** Every way in which scans of people are counted. */
  private static final String TOTALS =
      """
      select string_agg(distinct cast(scans as text), ' ') from (
        select count(*) as scans from scan where not bot
        union all select sum(scans) from scan_hour
        union all select sum(scans) from scan_month
        union all select sum(scans) from code
        union all (select sum(scans) from scan_day group by dimension)) as totals
      """;

  /** Makes a code. */
  String code(String destination) throws Exception {
    return code(destination, "");
  }

  /**
   * Makes a code.
   *
   * @param members further ones of the body, each behind a comma
   */
  String code(String destination, String members) throws Exception {
    String body = "{\"name\": \"x\", \"destination_url\": \"" + destination + "\"" + members + "}";
    Answer answer = server.api().send(Call.post(DYNAMIC, body).withKey(key));
    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    return answer.json().getString("short_id");
  }

  void patch(String id, String body) throws Exception {
    Answer answer = server.api().send(Call.post(DYNAMIC + id + "/", body).by("PATCH").withKey(key));
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
  }

  long scans(String id) throws Exception {
    Answer answer = server.api().send(Call.get(DYNAMIC + id + "/").withKey(key));
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return answer.json().getJsonNumber("scan_count").longValue();
  }

  JsonObject analytics(String id) throws Exception {
    Answer answer = server.api().send(Call.get(DYNAMIC + id + "/analytics/").withKey(key));
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return answer.json();
  }

  /** What was counted of a code, once so many scans and bots are. */
  JsonObject awaitAnalytics(String id, int scans, int bots) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonObject counted = analytics(id);
    while ((counted.getInt("total_scans") < scans || counted.getInt("bot_scans") < bots)
        && System.nanoTime() - end < 0) {
      Thread.sleep(50);
      counted = analytics(id);
    }
    assertThat(counted.getInt("total_scans")).as("scans").isEqualTo(scans);
    assertThat(counted.getInt("bot_scans")).as("bots").isEqualTo(bots);
    return counted;
  }

  /** Waits until nothing is in the journal that is not in the database. */
  void awaitImported() throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (recording().getJsonNumber("waiting_bytes").longValue() != 0) {
      assertThat(System.nanoTime() - end).as("waiting for the import").isNegative();
      Thread.sleep(50);
    }
  }

  /** How scans are recorded, as the status tells. */
  JsonObject recording() throws Exception {
    return server
        .api()
        .send(Call.get("/api/status/"))
        .json()
        .getJsonObject("components")
        .getJsonObject("scans");
  }

  /** The scans of people in all tables; more than one number where these do not agree. */
  String totals() throws Exception {
    try (Connection connection = server.postgres().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TOTALS)) {
      row.next();
      return row.getString(1);
    }
  }

  /** The number of scans with a value in a breakdown; 0 if it is not there. */
  static int of(JsonObject analytics, String dimension, String value) {
    return analytics.getJsonObject("breakdowns").getJsonArray(dimension).stream()
        .map(entry -> (JsonObject) entry)
        .filter(entry -> entry.getString("value").equals(value))
        .map(entry -> entry.getJsonNumber("scans"))
        .mapToInt(JsonNumber::intValue)
        .sum();
  }
}
