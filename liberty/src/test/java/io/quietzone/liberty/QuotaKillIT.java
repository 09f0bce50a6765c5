package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Many threads render until the quota is used up, while the server is killed and started again. The
 * oracle is what arrived: never more than the quota, and no render is missing but those of requests
 * that the kill left without an answer.
 */
@OnOneJava
class QuotaKillIT {

  private static final int THREADS = 32;
  private static final int QUOTA = Integer.getInteger("quota", 600);
  private static final int KILLS = Integer.getInteger("kills", 1);

  private static final String PICTURE = "{\"data\": \"https://example.com\", \"size_inches\": 1}";

  private final AtomicInteger delivered = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();

  @Test
  void aKilledServerNeitherExceedsTheQuotaNorLosesWhatIsLeftOfIt() throws Exception {
    Path home = Installation.newHome("quota-kill");
    Files.createDirectories(home);
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_PLANS", SoloPlan.write(home, QUOTA).toString());
    TestServer server = TestServer.start(home, environment);
    try {
      String key = TestWorkspace.keyOnPlan(server, SoloPlan.ID);
      for (int kill = 1; kill <= KILLS; kill++) {
        renderUntil(server, key, QUOTA * kill / (KILLS + 1));
        server = TestServer.start(home, environment);
      }
      renderUntil(server, key, Integer.MAX_VALUE);

      assertThat(delivered.get()).as("pictures that arrived").isLessThanOrEqualTo(QUOTA);
      assertThat(QUOTA - delivered.get())
          .as("renders that cost and did not arrive")
          .isLessThanOrEqualTo(unanswered.get());
      assertThat(unanswered.get()).as("requests without an answer").isLessThanOrEqualTo(bound());
      assertThat(refused.get()).isPositive();
      assertThat(number(server, "select renders from monthly_usage")).isEqualTo(QUOTA);
      assertThat(number(server, "select count(*) from lease")).isZero();

      whatABatchHadReservedIsGivenBack(server);
    } finally {
      server.close();
    }
  }

  private static int bound() {
    return THREADS * KILLS;
  }

  /** Renders with all threads until so many have arrived, or the quota is used up. */
  private void renderUntil(TestServer server, String key, int enough) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    for (int i = 0; i < THREADS; i++) {
      threads.execute(
          () -> {
            boolean more = true;
            while (more) {
              more = render(server, key);
            }
          });
    }
    threads.shutdown();
    while (delivered.get() < enough && !threads.awaitTermination(1, TimeUnit.MILLISECONDS)) {
      assertThat(server.process().isAlive()).isTrue();
    }
    if (enough != Integer.MAX_VALUE) {
      server.kill();
    }
    assertThat(threads.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
  }

  /** Whether there may be more. */
  private boolean render(TestServer server, String key) {
    try {
      Answer answer = server.api().send(Call.generate(PICTURE).withKey(key));
      if (answer.status() == 200) {
        delivered.incrementAndGet();
        return true;
      }
      // A busy machine may take longer for the database's answer than a request waits for it.
      boolean busy = answer.status() == 503;
      refused.addAndGet(busy ? 0 : 1);
      assertThat(answer.status()).as(answer::toString).isIn(429, 503);
      return busy;
    } catch (IOException killed) {
      unanswered.incrementAndGet();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** As a server that was killed half a minute ago would have left it. */
  private static void whatABatchHadReservedIsGivenBack(TestServer server) throws Exception {
    update(server, "update monthly_usage set renders = 0");
    update(
        server,
        "insert into reservation (workspace_id, month, renders, credits, alive_at)"
            + " select workspace_id, month, 50, 0, now() - interval '31 seconds'"
            + " from monthly_usage");
    update(server, "update monthly_usage set renders = 50");

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (number(server, "select renders from monthly_usage") > 0) {
      assertThat(System.nanoTime() - end).as("waiting for what was reserved").isNegative();
      Thread.sleep(100);
    }
    assertThat(number(server, "select count(*) from reservation")).isZero();
  }

  private static void update(TestServer server, String sql) throws IOException, SQLException {
    try (Connection connection = server.postgres().connect();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
    }
  }

  private static long number(TestServer server, String sql) throws IOException, SQLException {
    try (Connection connection = server.postgres().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
