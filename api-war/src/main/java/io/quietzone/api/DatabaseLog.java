package io.quietzone.api;

import io.quietzone.database.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Logs that the database is away: once a minute, however many requests find it so. */
public final class DatabaseLog {

  private static final Logger LOG = System.getLogger(DatabaseLog.class.getName());

  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private static final AtomicLong LAST = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

  private DatabaseLog() {}

  /** Notes that a request could not be answered because the database is away. */
  public static void away(Throwable failure) {
    long last = LAST.get();
    long now = System.nanoTime();
    if (now - last >= PAUSE_NANOS && LAST.compareAndSet(last, now)) {
      LOG.log(Level.WARNING, "The database is away: {0}", Database.reason(failure));
    }
  }
}
