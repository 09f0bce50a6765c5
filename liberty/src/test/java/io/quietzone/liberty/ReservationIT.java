package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Renders that are set aside for batches, and what becomes of them when nobody works on these. */
@ExtendWith(SharedServer.class)
class ReservationIT {

  /** Nobody has said for as long that he works on it, but for two seconds. */
  private static final String RESERVE =
      "insert into reservation (workspace_id, month, renders, credits, alive_at)"
          + " select ?, date '2026-01-01', renders, 0, now() - interval '28 seconds'"
          + " from (values (1), (2), (4)) as r (renders)";

  private final TestServer server;
  private final String workspace;

  ReservationIT(TestServer server) throws Exception {
    this.server = server;
    this.workspace = TestWorkspace.of(server, TestWorkspace.keyOnPlan(server, "pro"));
  }

  /** Whoever gives back asks once more, for it may have waited since it looked for them all. */
  @Test
  void oneThatIsRenewedInTheLastMomentIsNotGivenBack() throws Exception {
    run("insert into monthly_usage (workspace_id, month, renders) values (?, '2026-01-01', 7)");
    run(RESERVE);
    try (OpenTransaction first = OpenTransaction.on(server)) {
      first.run(
          "select id from reservation where workspace_id = ? and renders = 1 for update",
          workspace);
      first.awaitWaiter();

      run("update reservation set alive_at = now() where workspace_id = ? and renders = 2");
    }

    // In this order they are looked at: when the last is gone, the renewed one was passed over.
    awaitGone(1);
    awaitGone(4);
    assertThat(reserved(2)).isOne();
    assertThat(
            server
                .postgres()
                .count("select renders from monthly_usage where workspace_id = ?", workspace))
        .isEqualTo(2);
  }

  /** Whoever gives back waits for whoever renews, and looks at what that has made of it. */
  @Test
  void oneThatIsRenewedWhileItIsGivenBackIsNotGivenBack() throws Exception {
    run("insert into monthly_usage (workspace_id, month, renders) values (?, '2026-01-01', 7)");
    run(RESERVE);
    try (OpenTransaction renewing = OpenTransaction.on(server)) {
      renewing.run(
          "update reservation set alive_at = now() where workspace_id = ? and renders = 1",
          workspace);
      renewing.awaitWaiter();
      renewing.commit();
    }

    awaitGone(2);
    awaitGone(4);
    assertThat(reserved(1)).isOne();
  }

  private void awaitGone(int renders) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (reserved(renders) > 0) {
      assertThat(System.nanoTime() - end).as("waiting until it is given back").isNegative();
      Thread.sleep(20);
    }
  }

  private long reserved(int renders) throws Exception {
    return server
        .postgres()
        .count(
            "select count(*) from reservation where workspace_id = ? and renders = " + renders,
            workspace);
  }

  private void run(String sql) throws Exception {
    try (OpenTransaction transaction = OpenTransaction.on(server)) {
      transaction.run(sql, workspace).commit();
    }
  }
}
