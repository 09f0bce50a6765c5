package io.quietzone.integrations.postgres;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the PostgreSQL of a data folder. */
final class Shutdown {

  private static final Logger LOG = System.getLogger(Shutdown.class.getPackageName());

  /** Less than the ten seconds that container engines give before they kill. */
  private static final Duration QUIET_PATIENCE = Duration.ofSeconds(5);

  /** With an ordinary amount of unwritten data a fast shutdown takes well under a second. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

  private static final int POLL_MILLIS = 50;

  private static final String BUSY_CLIENTS =
      """
      select count(*) from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid()
        and (state <> 'idle' or state_change > clock_timestamp() - interval '500 milliseconds')
      """;

  private final DataFolder folder;

  Shutdown(DataFolder folder) {
    this.folder = folder;
  }

  /**
   * Waits a few seconds at most for the clients to be gone, or to have asked nothing for half a
   * second.
   */
  void awaitQuiet(Postmaster postmaster) {
    Deadline deadline = Deadline.in(QUIET_PATIENCE);
    Properties properties = new Properties();
    properties.setProperty("user", DataFolder.SUPERUSER);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "2");
    try {
      properties.setProperty("password", folder.password());
      try (Connection connection =
              new org.postgresql.Driver().connect(postmaster.url(), properties);
          Statement statement = connection.createStatement()) {
        while (hasBusyClients(statement) && !deadline.passed()) {
          Thread.sleep(POLL_MILLIS);
        }
      }
    } catch (SQLException e) {
      awaitEnd(postmaster, deadline.left());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "No password to watch the clients with", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean hasBusyClients(Statement statement) throws SQLException {
    try (ResultSet count = statement.executeQuery(BUSY_CLIENTS)) {
      return count.next() && count.getInt(1) > 0;
    }
  }

  /** PostgreSQL's fast shutdown: connections are cut, open transactions rolled back. */
  void stop(Postmaster postmaster) {
    try {
      postmaster
          .programs()
          .run("pg_ctl", List.of("stop", "-D", folder.data().toString(), "-m", "fast", "-W"), "");
    } catch (IOException | ServerUnavailableException e) {
      // It may have ended by itself, which the next lines find out.
      LOG.log(Level.DEBUG, "pg_ctl did not stop PostgreSQL", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!awaitEnd(postmaster, STOP_PATIENCE)) {
      LOG.log(
          Level.WARNING,
          "PostgreSQL on {0} is still stopping; its data is safe, and the next start waits for it",
          folder.path());
    }
  }

  private static boolean awaitEnd(Postmaster postmaster, Duration patience) {
    try {
      postmaster.process().onExit().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !postmaster.isAlive();
  }

  /** A PostgreSQL that is still recovering ends on SIGTERM and goes on recovering next time. */
  void interruptStart() {
    try {
      PostmasterFile.read(folder.data())
          .flatMap(PostmasterFile::process)
          .ifPresent(ProcessHandle::destroy);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "A PostgreSQL that was still starting could not be stopped", e);
    }
  }
}
