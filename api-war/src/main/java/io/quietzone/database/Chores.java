package io.quietzone.database;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * What is done again and again beside the requests. A chore that fails is done again at its next
 * time; while the database is away nothing is said, because others say it.
 */
@Singleton
public class Chores {

  private static final Logger LOG = System.getLogger(Chores.class.getName());

  private final List<Future<?>> scheduled = new CopyOnWriteArrayList<>();

  @Resource private ManagedScheduledExecutorService scheduler;

  /**
   * Does something for as long as the server runs.
   *
   * @param name what it is called in the log
   * @param pause between two times, and before the first
   */
  public void every(Duration pause, String name, Runnable chore) {
    scheduled.add(
        scheduler.scheduleWithFixedDelay(
            () -> attempt(name, chore), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  @PreDestroy
  void stop() {
    scheduled.forEach(chore -> chore.cancel(true));
  }

  private static void attempt(String name, Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException | Error e) {
      // Of an error too: what is thrown from here is never done again.
      Level level = Database.isAway(e) ? Level.DEBUG : Level.WARNING;
      LOG.log(level, "To " + name + " failed, and is tried again", e);
    }
  }
}
