package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of where a code leads that are planned. */
@ExtendWith(SharedServer.class)
class ScheduleIT {

  private static final String DYNAMIC = "/api/v1/dynamic/";
  private static final String BEFORE = "https://example.com/before";
  private static final String AFTER = "https://example.com/after";

  private final TestServer server;
  private final String key;
  private final String id;

  ScheduleIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "pro");
    this.id =
        send(Call.post(DYNAMIC, "{\"name\": \"x\", \"destination_url\": \"" + BEFORE + "\"}"))
            .json()
            .getString("short_id");
  }

  @Test
  void aPlannedChangeIsMadeOnTimeAndIsAVersionThen() throws Exception {
    Instant at = Clock.systemUTC().instant().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);
    JsonObject planned = plan(at.toString()).json();
    assertThat(planned.keySet()).containsExactly("id", "at", "destination_url", "variants");
    assertThat(planned.getString("at")).isEqualTo(at.toString());
    assertThat(list().getJsonArray("results")).containsExactly(planned);

    boolean late = false;
    Instant end = at.plusSeconds(30);
    while (!late && Clock.systemUTC().instant().isBefore(end)) {
      Instant asked = Clock.systemUTC().instant();
      String location = server.api().send(Call.get("/q/" + id)).header("Location");
      Instant answered = Clock.systemUTC().instant();
      late = asked.isAfter(at);
      if (answered.isBefore(at)) {
        assertThat(location).isEqualTo(BEFORE);
      } else if (late) {
        assertThat(location).as("at the first scan after it was due").isEqualTo(AFTER);
      }
    }
    assertThat(late).isTrue();

    JsonObject code = code();
    while (!code.getString("destination_url").equals(AFTER)
        && Clock.systemUTC().instant().isBefore(end)) {
      Thread.sleep(100);
      code = code();
    }
    assertThat(code.getString("destination_url")).isEqualTo(AFTER);
    assertThat(code.get("version")).hasToString("2");
    assertThat(code.getString("updated_at")).isEqualTo(at.toString());
    assertThat(list().get("count")).hasToString("0");
    assertThat(server.api().send(Call.get("/q/" + id)).header("Location")).isEqualTo(AFTER);
  }

  @Test
  void aChangeThatIsTakenBackDoesNotHappen() throws Exception {
    Instant at = Clock.systemUTC().instant().plus(Duration.ofSeconds(2));
    String change = plan(at.toString()).json().getString("id");

    assertThat(send(Call.of("DELETE", DYNAMIC + id + "/schedule/" + change + "/")).status())
        .isEqualTo(204);

    while (Clock.systemUTC().instant().isBefore(at.plusMillis(300))) {
      Thread.sleep(50);
    }
    assertThat(server.api().send(Call.get("/q/" + id)).header("Location")).isEqualTo(BEFORE);
    assertRefused(
        send(Call.of("DELETE", DYNAMIC + id + "/schedule/" + change + "/")),
        404,
        "{'detail': 'no such planned change'}");
  }

  @Test
  void aChangeThatIsDueDoesNotComeAfterAWordThatCameLater() throws Exception {
    try (Connection connection = server.postgres().connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into planned_change (id, code_id, at, destination, created_at)"
                    + " select left(md5(short_id), 26), id, now() - interval '1 minute', ?, now()"
                    + " from code where short_id = ?")) {
      statement.setString(1, AFTER);
      statement.setString(2, id);
      statement.executeUpdate();
    }
    String latest = "https://example.com/latest";

    Answer changed =
        send(
            Call.post(DYNAMIC + id + "/", "{\"destination_url\": \"" + latest + "\"}").by("PATCH"));

    assertThat(changed.status()).as(changed::toString).isEqualTo(200);
    assertThat(changed.json().get("version")).hasToString("3");
    assertThat(list().get("count")).hasToString("0");
    Thread.sleep(1500);
    assertThat(code().getString("destination_url")).isEqualTo(latest);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "{}; {'at': ['required'], 'destination_url': ['destination_url, variants']}",
        "{'at': '2020-01-01T00:00:00Z', 'destination_url': 'https://a.example'}; {'at': ['future']}",
        "{'at': 'soon', 'destination_url': 'https://a.example'}; {'at': 'ISO 8601'}",
        "{'at': '2030-01-01T00:00:00', 'destination_url': 'https://a.example'}; {'at': 'ISO 8601'}",
        "{'at': '2030-01-01T00:00:00Z', 'destination_url': 'a'}; {'destination_url': 'http://'}",
      })
  void whatCannotBePlannedIsRefused(String body, String answer) throws Exception {
    assertRefused(
        send(Call.post(DYNAMIC + id + "/schedule/", body.replace('\'', '"'))), 400, answer);
  }

  private Answer plan(String at) throws Exception {
    Answer answer =
        send(
            Call.post(
                DYNAMIC + id + "/schedule/",
                "{\"at\": \"" + at + "\", \"destination_url\": \"" + AFTER + "\"}"));
    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    return answer;
  }

  private JsonObject list() throws Exception {
    return send(Call.get(DYNAMIC + id + "/schedule/")).json();
  }

  private JsonObject code() throws Exception {
    return send(Call.get(DYNAMIC + id + "/")).json();
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.withKey(key));
  }
}
