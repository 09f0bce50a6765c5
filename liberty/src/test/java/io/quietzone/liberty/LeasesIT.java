package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Two servers on one database take renders ahead, on one quota. The oracle is what arrived, as in
 * {@link QuotaKillIT}.
 */
@OnOneJava
@TestInstance(Lifecycle.PER_CLASS)
class LeasesIT {

  private static final int THREADS = 16;
  private static final int QUOTA = 4000;

  /** A longer wait than for leases is the wait for the next month. */
  private static final long SHORT_WAIT_SECONDS = 2;

  private static final String PICTURE = "{\"data\": \"https://example.com\", \"size_inches\": 1}";

  private final TestServer one;
  private final Path otherHome = Installation.newHome("leases-other");
  private final Map<String, String> otherEnvironment;
  private TestServer other;

  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  LeasesIT() throws Exception {
    Path home = Installation.newHome("leases-one");
    Files.createDirectories(home);
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_PLANS", SoloPlan.write(home, QUOTA).toString());
    this.one = TestServer.start(home, environment);
    this.otherEnvironment = new HashMap<>(environment);
    otherEnvironment.putAll(one.postgres().asOwnServer());
    this.other = TestServer.start(otherHome, otherEnvironment);
  }

  @AfterAll
  void stop() {
    other.close();
    one.close();
  }

  @Test
  void twoServersNeverExceedTheQuotaAndLoseNothingWhenOneIsKilled() throws Exception {
    String key = TestWorkspace.keyOnPlan(one, SoloPlan.ID);
    String workspace = TestWorkspace.of(one, key);
    // One that draws for the first time would ask so rarely that it takes nothing ahead.
    for (TestServer server : List.of(one, other)) {
      renderUntilSomeAreHeld(server, TestWorkspace.keyOnPlan(one, SoloPlan.ID), 0);
    }
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Integer>> onOne = renderUntilRefused(threads, one, key);
      List<Future<Integer>> onOther = renderUntilRefused(threads, other, key);
      // In the midst of it, with renders taken ahead.
      while (delivered.get() < QUOTA / 4
          || count("select count(*) from lease where workspace_id = ?", workspace) < 2) {
        assertThat(delivered.get()).isLessThan(QUOTA * 9 / 10);
      }
      other.kill();
      join(onOther);
      other = TestServer.start(otherHome, otherEnvironment);
      int refused = join(renderUntilRefused(threads, other, key)) + join(onOne);

      assertThat(refused).as("threads that were refused at last").isEqualTo(2 * THREADS);
    } finally {
      threads.shutdownNow();
    }

    settled(workspace);
    assertThat(delivered.get()).as("pictures that arrived").isLessThanOrEqualTo(QUOTA);
    assertThat(QUOTA - delivered.get())
        .as("renders that cost and did not arrive")
        .isLessThanOrEqualTo(unanswered.get());
    assertThat(unanswered.get()).as("requests without an answer").isLessThanOrEqualTo(THREADS);
    assertThat(counted(workspace)).isEqualTo(QUOTA);
    assertThat(
            count(
                "select sum(renders) from key_usage k join api_key a on a.id = k.key_id"
                    + " where a.workspace_id = ?",
                workspace))
        .isEqualTo(QUOTA);
    for (String event : List.of("quota.threshold_75", "quota.threshold_100")) {
      assertThat(
              count(
                  "select count(*) from event where workspace_id = ? and type = ?",
                  workspace,
                  event))
          .as(event)
          .isEqualTo(1);
    }
  }

  @Test
  void whatWasDeliveredIsShownAtOnceAndWhatIsNotAskedForIsGivenBack() throws Exception {
    String key = TestWorkspace.keyOnPlan(one, SoloPlan.ID);
    String workspace = TestWorkspace.of(one, key);
    for (int round = 1; round <= 3; round++) {
      for (int i = 0; i < 100; i++) {
        assertThat(render(one, key).quotaRemaining()).isEqualTo(QUOTA - 100 * (round - 1) - i - 1);
      }
      assertThat(used(one, key)).isEqualTo(100 * round);
    }
    int rendered = 300 + renderUntilSomeAreHeld(one, key, 300);

    settled(workspace);

    assertThat(counted(workspace)).isEqualTo(rendered);
    assertThat(used(other, key)).isEqualTo(rendered);
  }

  @Test
  void aBatchGetsWhatThisServerHoldsForSingleRenders() throws Exception {
    String key = TestWorkspace.keyOnPlan(one, SoloPlan.ID);
    String workspace = TestWorkspace.of(one, key);
    int rendered = renderUntilSomeAreHeld(one, key, 0);
    try (var connection = one.postgres().connect();
        var statement =
            connection.prepareStatement(
                "update monthly_usage set renders = renders + ? where workspace_id = ?")) {
      statement.setLong(1, QUOTA - rendered - 60);
      statement.setString(2, workspace);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }

    Answer batch =
        one.api()
            .send(
                Call.post(
                        "/api/v1/generate/bulk/",
                        "{\"items\": [" + (PICTURE + ",").repeat(59) + PICTURE + "]}")
                    .withKey(key));

    assertThat(batch.status()).as(batch::toString).isEqualTo(200);
    settled(workspace);
    assertThat(counted(workspace)).isEqualTo(QUOTA);
  }

  /**
   * Renders until more are counted than were delivered.
   *
   * @param before how many were rendered before
   * @return how many were now
   */
  private int renderUntilSomeAreHeld(TestServer server, String key, int before) throws Exception {
    String workspace = TestWorkspace.of(one, key);
    for (int rendered = 1; rendered < 500; rendered++) {
      render(server, key);
      if (counted(workspace) > before + rendered) {
        return rendered;
      }
    }
    throw new AssertionError("nothing was taken ahead");
  }

  private long counted(String workspace) throws Exception {
    return count("select renders from monthly_usage where workspace_id = ?", workspace);
  }

  /** Each thread ends when it is refused for good, as 1, or not answered, as 0. */
  private List<Future<Integer>> renderUntilRefused(
      ExecutorService threads, TestServer server, String key) {
    List<Future<Integer>> ends = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      ends.add(threads.submit(() -> renderUntilRefused(server, key)));
    }
    return ends;
  }

  private int renderUntilRefused(TestServer server, String key) throws InterruptedException {
    while (true) {
      try {
        Answer answer = server.api().send(Call.generate(PICTURE).withKey(key));
        if (answer.status() == 200) {
          delivered.incrementAndGet();
        } else {
          // A busy machine may take longer for the database's answer than a request waits for it.
          assertThat(answer.status()).as(answer::toString).isIn(429, 503);
          boolean given = Long.parseLong(answer.header("Retry-After")) > SHORT_WAIT_SECONDS;
          if (answer.status() == 429 && given) {
            return 1;
          }
          Thread.sleep(TimeUnit.SECONDS.toMillis(1));
        }
      } catch (IOException killed) {
        unanswered.incrementAndGet();
        return 0;
      }
    }
  }

  private static int join(List<Future<Integer>> ends) throws Exception {
    int refused = 0;
    for (Future<Integer> end : ends) {
      refused += end.get(2, TimeUnit.MINUTES);
    }
    return refused;
  }

  /** Waits until no server holds renders of a workspace. */
  private void settled(String workspace) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (count("select count(*) from lease where workspace_id = ?", workspace) > 0) {
      assertThat(System.nanoTime() - end).as("waiting for leases").isNegative();
      Thread.sleep(50);
    }
  }

  private static Answer render(TestServer server, String key) throws Exception {
    Answer answer = server.api().send(Call.generate(PICTURE).withKey(key));
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return answer;
  }

  private static int used(TestServer server, String key) throws Exception {
    return server
        .api()
        .send(Call.get("/api/v1/usage/").withKey(key))
        .json()
        .getInt("used_this_month");
  }

  private long count(String sql, String... parameters) throws Exception {
    return one.postgres().count(sql, parameters);
  }
}
