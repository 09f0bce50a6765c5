package io.quietzone.scans;

import io.quietzone.database.Database;
import io.quietzone.integrations.journal.Journal;
import io.quietzone.integrations.journal.Page;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Takes scans from this node's journal into the database, in the background. Rows, rollups and the
 * position that was reached commit in one transaction, so that each scan counts once, whatever dies
 * when. While the database is away, scans wait in the journal.
 */
@Singleton
class Importer {

  private static final Logger LOG = System.getLogger(Importer.class.getName());

  /** About 20,000 scans, which is as much as is in memory at once. */
  static final int BATCH_BYTES = 4 << 20;

  private static final long RETRY_MILLIS = 500;

  /** About ten seconds of failures. */
  private static final int QUIET_FAILURES = 20;

  private static final long CHORES_NANOS = Duration.ofMinutes(1).toNanos();

  private final ScanJournal journals;
  private final ScanTables tables;
  private final ScanChores chores;
  private final Agents agents;
  private final Clock clock;
  private volatile long position;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile boolean stopped;
  private long choresDone;
  private boolean troubled;
  private int failures;

  /** It never ends, and takes no thread from the requests. */
  @Resource private ManagedThreadFactory threads;

  @Resource(lookup = "jdbc/quietzone-import")
  private DataSource dataSource;

  @Inject
  Importer(ScanJournal journals, ScanTables tables, ScanChores chores, Agents agents, Clock clock) {
    this.journals = journals;
    this.tables = tables;
    this.chores = chores;
    this.agents = agents;
    this.clock = clock;
  }

  /** After the journal's own. */
  void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 1) Startup start) {
    threads.newThread(this::run).start();
  }

  /** How much of the journal is in the database. */
  long position() {
    return position;
  }

  @PreDestroy
  void stop() {
    stopped = true;
    stopping.countDown();
  }

  private void run() {
    choresDone = System.nanoTime() - CHORES_NANOS;
    try {
      while (!stopped) {
        Optional<Journal> journal = journals.get();
        Thread.sleep(journal.isEmpty() ? RETRY_MILLIS : importUntilTrouble(journal.get()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Imports for as long as all goes well.
   *
   * @return after how many milliseconds to try again
   */
  private long importUntilTrouble(Journal journal) throws InterruptedException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        importFrom(journal, connection);
      } finally {
        // A closed connection goes back to its pool with what it has begun, and somebody's next
        // commit would make half a batch true.
        connection.rollback();
      }
    } catch (SQLException | IOException | RuntimeException | Error e) {
      // Of an error too: nobody else would import anything.
      try {
        report(e, Database.isAway(e));
      } catch (Error unsaid) {
        // Whoever is out of memory may be so while it says that, too.
      }
    }
    return RETRY_MILLIS;
  }

  private void importFrom(Journal journal, Connection connection)
      throws SQLException, IOException, InterruptedException {
    position = tables.startingPosition(connection, journal);
    connection.commit();
    while (!stopped) {
      choresWhenDue(connection);
      long before = position;
      long end = journal.end();
      long started = System.nanoTime();
      if (before < end) {
        importPage(connection, journal);
      }
      long millis = (System.nanoTime() - started) / 1_000_000;
      long newEnd = journal.end();
      long rest = ImportPace.rest(position - before, millis, newEnd - end, newEnd - position);
      if (stopping.await(rest, TimeUnit.MILLISECONDS)) {
        return;
      }
      troubled = false;
      failures = 0;
    }
  }

  private void importPage(Connection connection, Journal journal) throws SQLException, IOException {
    Page page = journal.read(position, BATCH_BYTES);
    if (page.damaged() > 0) {
      LOG.log(
          Level.ERROR,
          "The journal of scans is damaged in {0} places before {1}: what was there is lost",
          page.damaged(),
          page.next());
    }
    ScanBatch batch = ScanBatch.of(page.records(), agents);
    tables.write(connection, batch);
    tables.moveOn(connection, journal.id(), position, page.next());
    connection.commit();
    position = page.next();
    journal.release(position);
  }

  private void choresWhenDue(Connection connection) throws SQLException {
    if (System.nanoTime() - choresDone >= CHORES_NANOS) {
      tables.lock(connection);
      chores.run(connection, clock.instant());
      connection.commit();
      choresDone = System.nanoTime();
    }
  }

  /**
   * Said once, until it goes well again; a database that starts with the server is not worth it.
   */
  private void report(Throwable failure, boolean away) {
    failures++;
    if (away && failures == QUIET_FAILURES) {
      LOG.log(Level.WARNING, "Scans wait in the journal: {0}", Database.reason(failure));
    } else if (!away && !troubled) {
      LOG.log(Level.ERROR, "Scans cannot be imported; they wait in the journal", failure);
      troubled = true;
    }
  }
}
