package io.quietzone.mail;

import io.quietzone.database.Database;
import io.quietzone.database.Notices;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Goes through the outbox whenever there is a letter, and every few seconds for what is left. */
@Singleton
class Postman {

  private static final Logger LOG = System.getLogger(Postman.class.getName());

  private static final long ROUND_SECONDS = 10;

  private final Database database;
  private final Outbox outbox;
  private final Carrier carrier;
  private final Notices notices;
  private final Semaphore calls = new Semaphore(0);
  private volatile boolean stopped;

  /** It never ends, and takes no thread from the requests. */
  @Resource private ManagedThreadFactory threads;

  @Inject
  Postman(Database database, Outbox outbox, Carrier carrier, Notices notices) {
    this.database = database;
    this.outbox = outbox;
    this.carrier = carrier;
    this.notices = notices;
  }

  void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 1) Startup start) {
    if (!carrier.carries()) {
      LOG.log(
          Level.WARNING,
          "No mail is sent: set QUIETZONE_SMTP_URL, so that people can verify their addresses");
    }
    notices.listen(Mails.TOPIC, text -> calls.release(), calls::release);
    threads.newThread(this::run).start();
  }

  @PreDestroy
  void stop() {
    stopped = true;
    calls.release();
  }

  private void run() {
    try {
      while (!stopped) {
        calls.tryAcquire(ROUND_SECONDS, TimeUnit.SECONDS);
        calls.drainPermits();
        if (!stopped && database.isUpToDate()) {
          goThrough();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void goThrough() {
    try {
      outbox.forgetOld();
      while (!stopped && carrier.carries() && sendOne()) {
        // Each in a transaction of its own.
      }
    } catch (RuntimeException | Error e) {
      // Of an error too: nobody else would send anything.
      // The database is closed before everybody has heard that the server stops.
      if (!stopped && !Database.isAway(e)) {
        LOG.log(Level.ERROR, "The outbox cannot be gone through", e);
      }
    }
  }

  /** One that fails keeps no other from being sent. */
  private boolean sendOne() {
    try {
      return outbox.sendOne();
    } catch (LetterFailed e) {
      if (!Database.isAway(e)) {
        LOG.log(
            Level.ERROR, "Letter " + e.id() + " failed, and is tried again later", e.getCause());
      }
      // Fails too while the database is away.
      outbox.setBack(e.id());
      return true;
    }
  }
}
