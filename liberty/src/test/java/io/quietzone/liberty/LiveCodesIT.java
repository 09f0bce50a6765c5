package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.integrations.postgres.PostgresServer;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers on one database: what one changes, the other's scans and callers see; twins of a
 * request, one sent to each, are one.
 */
@OnOneJava
@TestInstance(Lifecycle.PER_CLASS)
class LiveCodesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Far below the seconds after which an entry is read again without a notice. */
  private static final Duration HEARD_WITHIN = Duration.ofMillis(1500);

  private static final String DYNAMIC = "/api/v1/dynamic/";

  private final PostgresServer postgres;
  private final TestServer one;
  private final TestServer other;
  private final String key;

  LiveCodesIT(@TempDir Path folder) throws Exception {
    this.postgres = PostgresServer.on(folder.resolve("database"));
    postgres.start(PATIENCE);
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_DB_URL", postgres.url());
    environment.put("QUIETZONE_DB_USER", postgres.user());
    environment.put("QUIETZONE_DB_PASSWORD", postgres.password());
    this.one = TestServer.start(Installation.newHome("live-one"), environment);
    this.key = one.studioKey();
    environment.put(
        "QUIETZONE_SECRET", Files.readString(one.home().resolve("keys/secret")).strip());
    this.other = TestServer.start(Installation.newHome("live-other"), environment);
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
    postgres.close();
  }

  @Test
  void anEditIsSeenOnTheOtherServer() throws Exception {
    String id = create("");
    for (int i = 0; i < 10; i++) {
      String url = "https://example.com/v" + i;
      patch(id, "{\"destination_url\": \"" + url + "\"}");

      assertThat(scan(one, id).header("Location")).as("where it was changed").isEqualTo(url);
      await(() -> scan(other, id).header("Location").equals(url));
    }
  }

  @Test
  void aPauseAndADeletionAreSeenOnTheOtherServer() throws Exception {
    String id = create("");
    assertThat(scan(other, id).status()).isEqualTo(302);

    patch(id, "{\"is_active\": false}");
    await(() -> scan(other, id).status() != 302);
    patch(id, "{\"is_active\": true}");
    await(() -> scan(other, id).status() == 302);
    assertThat(one.api().send(Call.of("DELETE", DYNAMIC + id + "/").withKey(key)).status())
        .isEqualTo(204);
    await(() -> scan(other, id).status() == 410);
  }

  @Test
  void aCodeThatWasLookedForInVainIsThereOnceItIsMade() throws Exception {
    assertThat(scan(one, "made-later").status()).isEqualTo(404);
    assertThat(scan(other, "made-later").status()).isEqualTo(404);

    create(", \"short_id\": \"made-later\"");

    assertThat(scan(one, "made-later").status()).isEqualTo(302);
    await(() -> scan(other, "made-later").status() == 302);
  }

  @Test
  void theMaximumOfScansIsExactAmongBoth() throws Exception {
    int most = 20;
    String id = create(", \"max_scans\": " + most);
    ExecutorService phones = Executors.newFixedThreadPool(16);
    List<Callable<Integer>> scans = new ArrayList<>();
    for (int i = 0; i < 3 * most; i++) {
      TestServer server = i % 2 == 0 ? one : other;
      scans.add(() -> scan(server, id).status());
    }
    int led = 0;
    try {
      for (Future<Integer> status : phones.invokeAll(scans)) {
        led += status.get() == 302 ? 1 : 0;
      }
    } finally {
      phones.shutdownNow();
    }
    assertThat(led).isEqualTo(most);
    patch(id, "{\"max_scans\": " + (most + 1) + "}");
    assertThat(scan(one, id).status()).isEqualTo(302);
    assertThat(scan(one, id).status()).isNotEqualTo(302);
  }

  @Test
  void aMaximumThatComesLaterCountsWhatWasScannedBefore() throws Exception {
    String id = create("");
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        PreparedStatement statement =
            connection.prepareStatement("update code set scans = 5 where short_id = ?")) {
      statement.setString(1, id);
      statement.executeUpdate();
    }

    patch(id, "{\"max_scans\": 6}");

    assertThat(scan(one, id).status()).isEqualTo(302);
    assertThat(scan(one, id).status()).isNotEqualTo(302);
  }

  @Test
  void twinsAmongBothHaveOneEffectAndOneAnswer() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(16);
    try {
      for (int round = 0; round < 5; round++) {
        Call call =
            Call.post(
                    "/api/v1/generate/",
                    "{\"data_type\": \"dynamic\", \"size_inches\": 1, \"payload\":"
                        + " {\"name\": \"twin\", \"destination_url\": \"https://example.com\"}}")
                .withKey(key)
                .with("Idempotency-Key", "round-" + round);
        int before = used();
        List<Callable<Answer>> twins = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          TestServer server = i % 2 == 0 ? one : other;
          twins.add(() -> server.api().send(call));
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : clients.invokeAll(twins)) {
          answers.add(answer.get());
        }
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers.stream().map(answer -> answer.header("X-QR-Short-Id")).distinct())
            .hasSize(1);
        assertThat(answers)
            .extracting(Answer::body)
            .allSatisfy(picture -> assertThat(picture).isEqualTo(answers.get(0).body()));
        assertThat(answers.stream().filter(answer -> !answer.has("Idempotent-Replayed")))
            .hasSize(1);
        assertThat(used()).isEqualTo(before + 1);
      }
    } finally {
      clients.shutdownNow();
    }
  }

  /** No waiting here: a change is answered when every node has heard of it. */
  @Test
  void aStoppedWorkspaceIsRefusedWithTheNextRequestOnTheOtherServer() throws Exception {
    Call usage = Call.get("/api/v1/usage/").withKey(key);
    Call operator =
        Call.get("/api/admin/workspaces/").with("Authorization", "Bearer " + one.operatorToken());
    String workspace =
        one.api().send(operator).json().getJsonArray("results").getJsonObject(0).getString("id");
    for (int i = 0; i < 10; i++) {
      boolean stopped = i % 2 == 0;
      assertThat(other.api().send(usage).status()).isEqualTo(stopped ? 200 : 403);

      Answer changed =
          one.api()
              .send(
                  Call.post(
                          "/api/admin/workspaces/" + workspace + "/",
                          "{\"suspended\": " + stopped + "}")
                      .by("PATCH")
                      .with("Authorization", "Bearer " + one.operatorToken()));

      assertThat(changed.status()).as(changed::toString).isEqualTo(200);
      assertThat(other.api().send(usage).status()).isEqualTo(stopped ? 403 : 200);
    }
  }

  @Test
  void aRevokedKeyIsRefusedWithTheNextRequestOnTheOtherServer() throws Exception {
    Person owner = Person.signedIn(one);
    for (int i = 0; i < 10; i++) {
      JsonObject made =
          one.api().send(owner.with(Call.post("/api/v1/keys/", "{\"name\": \"x\"}"))).json();
      Call usage = Call.get("/api/v1/usage/").withKey(made.getString("raw_key"));
      assertThat(other.api().send(usage).status()).isEqualTo(200);

      one.api().send(owner.with(Call.of("DELETE", "/api/v1/keys/" + made.getString("id") + "/")));

      assertThat(other.api().send(usage).status()).isEqualTo(401);
    }
  }

  private int used() throws Exception {
    return one.api().send(Call.get("/api/v1/usage/").withKey(key)).json().getInt("used_this_month");
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + HEARD_WITHIN.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime() - end).as("not heard of in time").isNegative();
      Thread.sleep(5);
    }
  }

  private static Answer scan(TestServer server, String id) throws Exception {
    return server.api().send(Call.get("/q/" + id));
  }

  private String create(String members) throws Exception {
    Answer answer =
        one.api()
            .send(
                Call.post(
                        DYNAMIC,
                        "{\"name\": \"x\", \"destination_url\": \"https://example.com\""
                            + members
                            + "}")
                    .withKey(key));
    assertThat(answer.status()).as(answer::toString).isEqualTo(201);
    return answer.json().getString("short_id");
  }

  private void patch(String id, String body) throws Exception {
    Answer answer = one.api().send(Call.post(DYNAMIC + id + "/", body).by("PATCH").withKey(key));
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
  }
}
