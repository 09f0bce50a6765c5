package io.quietzone.liberty;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** A transaction of a test's own in a server's database, which requests run into. */
final class OpenTransaction implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 5;

  /** Locks are seen as they are, not as they were when the transaction began. */
  private static final String WAITERS =
      "select count(distinct pid) from pg_locks where not granted and (pg_backend_pid() ="
          + " any (pg_blocking_pids(pid)) or exists (select from unnest(pg_blocking_pids(pid)) as"
          + " other (pid) where pg_backend_pid() = any (pg_blocking_pids(other.pid))))";

  private final Connection connection;

  private OpenTransaction(Connection connection) {
    this.connection = connection;
  }

  static OpenTransaction on(TestServer server) throws Exception {
    Connection connection = server.postgres().connect();
    connection.setAutoCommit(false);
    return new OpenTransaction(connection);
  }

  /** Runs a statement within the transaction. */
  OpenTransaction run(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      statement.execute();
    }
    return this;
  }

  /**
   * Waits until somebody waits for this transaction. The server's own waits are a second, so that
   * it has to be over soon then.
   */
  void awaitWaiter() throws Exception {
    awaitWaiters(1);
  }

  /** The same for several, some of whom may wait behind others. */
  void awaitWaiters(int many) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (PreparedStatement statement = connection.prepareStatement(WAITERS)) {
      while (true) {
        try (ResultSet count = statement.executeQuery()) {
          if (count.next() && count.getInt(1) >= many) {
            return;
          }
        }
        if (System.nanoTime() - end > 0) {
          throw new AssertionError("nobody waits for the transaction");
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Rolls back what was not committed. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }
}
