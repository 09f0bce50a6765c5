package io.quietzone.startup;

import io.quietzone.database.Database;
import io.quietzone.operator.OperatorToken;
import io.quietzone.render.Artwork;
import io.quietzone.sessions.AccessTokens;
import io.quietzone.startup.Console.AddressTakenException;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;

/**
 * Brings the database up to date when the server starts, sees to the keys, and says when it is
 * ready. The server does not wait for a database that is away: it answers 503 meanwhile, and goes
 * on when it comes.
 */
@Singleton
public class Start {

  private static final Logger LOG = System.getLogger(Start.class.getName());

  private static final long RETRY_MILLIS = 1000;

  /** A database that starts with the server is not worth a word yet. */
  private static final int QUIET_ATTEMPTS = 3;

  private final Database database;
  private final AccessTokens accessTokens;
  private final Demonstration demonstration;
  private final OperatorToken operator;
  private final Readiness readiness;
  private final Console console;
  private final Artwork artwork;

  @Resource private ManagedExecutorService executor;

  @Inject
  Start(
      Database database,
      AccessTokens accessTokens,
      Demonstration demonstration,
      OperatorToken operator,
      Readiness readiness,
      Console console,
      Artwork artwork) {
    this.database = database;
    this.accessTokens = accessTokens;
    this.demonstration = demonstration;
    this.operator = operator;
    this.readiness = readiness;
    this.console = console;
    this.artwork = artwork;
  }

  /**
   * Comes after every observer without a priority: a format that two plugins draw has stopped the
   * start by then, before a database is started or a key is made.
   */
  void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) Startup start) {
    executor.execute(this::run);
  }

  private void run() {
    try {
      untilItIsThere(
          () -> {
            database.migrate();
            accessTokens.prepare();
            return true;
          });
      readiness.set();
      executor.execute(artwork::prepare);
      // Keys are shown this once, so they are made only when somebody will see them.
      console.awaitServer(readiness.process());
      console.announce(untilItIsThere(demonstration::make), operator.drawnToken());
    } catch (InterruptedException e) {
      LOG.log(Level.INFO, "The server stops before it was ready");
      Thread.currentThread().interrupt();
    } catch (AddressTakenException e) {
      LOG.log(Level.ERROR, e.getMessage());
      // The runtime goes on without its port, whatever onError says: nobody would notice.
      System.exit(1);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The server cannot become ready", e);
    }
  }

  /** Repeats what needs the database for as long as it is away; any other failure ends it. */
  private static <T> T untilItIsThere(Supplier<T> work) throws InterruptedException {
    String told = "";
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (RuntimeException e) {
        if (!Database.isAway(e)) {
          throw e;
        }
        String reason = Database.reason(e);
        if (attempt > QUIET_ATTEMPTS && !reason.equals(told)) {
          LOG.log(Level.WARNING, "Waiting for the database: {0}", reason);
          told = reason;
        }
        Thread.sleep(RETRY_MILLIS);
      }
    }
  }
}
