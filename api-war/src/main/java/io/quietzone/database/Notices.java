package io.quietzone.database;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Short notices from one node to all of them, itself too, by LISTEN and NOTIFY: what a node keeps
 * in memory is dropped when another changes it. A notice is sent by the transaction that makes it
 * true, and only if that commits. While a node cannot hear, what it keeps may be out of date; when
 * it hears again, its listeners are told to drop everything. A sender may wait until every node has
 * heard: nodes answer a notice that has a token with a notice of their own.
 */
@Singleton
public class Notices {

  static final Logger LOG = System.getLogger(Notices.class.getName());

  private static final String CHANNEL = "quietzone";

  /** The topic of answers, whose text is the token. */
  private static final String HEARD = "heard";

  /** What the connections of all nodes that listen are called. */
  private static final String LISTENER = "quietzone-listener";

  /** After so long without a notice the connection is tried. */
  private static final int QUIET_MILLIS = 1000;

  private static final int PATIENCE_MILLIS = 3000;
  private static final long RETRY_MILLIS = 200;

  private final EntityManager database;
  private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
  private volatile boolean listening;
  private volatile boolean stopped;
  private final Acknowledgements acknowledgements = new Acknowledgements();

  @Resource private TransactionSynchronizationRegistry transaction;

  /** It never ends, and takes no thread from the requests. */
  @Resource private ManagedThreadFactory threads;

  @Resource(lookup = "jdbc/quietzone-schema")
  private DataSource dataSource;

  @Inject
  Notices(EntityManager database) {
    this.database = database;
  }

  /**
   * Listens to a topic.
   *
   * @param topic letters only; one listener each
   * @param onNotice told what was sent, within milliseconds of the commit, on one thread for all
   * @param onGap told that notices may have been missed
   */
  public void listen(String topic, Consumer<String> onNotice, Runnable onGap) {
    if (listeners.putIfAbsent(topic, new Listener(onNotice, onGap)) != null) {
      throw new IllegalStateException("somebody listens to " + topic + " already");
    }
  }

  /**
   * Sends a notice within the running transaction.
   *
   * @param text at most 7,000 characters
   */
  public void send(String topic, String text) {
    send(topic, "", text);
  }

  /**
   * Sends a notice within the running transaction, whose commit then takes until every node that
   * listens has heard it, or a second.
   *
   * @param text at most 7,000 characters
   */
  public void sendAndWait(String topic, String text) {
    String token = UlidCreator.getUlid().toString();
    acknowledgements.expect(token, listeningNodes());
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            acknowledgements.await(token, status == Status.STATUS_COMMITTED);
          }
        });
    send(topic, token, text);
  }

  private void send(String topic, String token, String text) {
    database
        .createNativeQuery("select cast(pg_notify(?1, ?2) as text)")
        .setParameter(1, CHANNEL)
        .setParameter(2, topic + ":" + token + ":" + text)
        .getSingleResult();
  }

  private int listeningNodes() {
    Object count =
        database
            .createNativeQuery(
                "select count(*) from pg_stat_activity"
                    + " where datname = current_database() and application_name = ?1")
            .setParameter(1, LISTENER)
            .getSingleResult();
    return ((Number) count).intValue();
  }

  /** Whether notices are heard at the moment. */
  public boolean isListening() {
    return listening;
  }

  void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER + 1) Startup start) {
    threads.newThread(this::run).start();
  }

  @PreDestroy
  void stop() {
    stopped = true;
  }

  private void run() {
    try {
      while (!stopped) {
        listenUntilLost();
        Thread.sleep(RETRY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listenUntilLost() {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set application_name = '" + LISTENER + "'");
      // A database that stands still is noticed, and is not waited for without end.
      connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
      statement.execute("listen " + CHANNEL);
      listening = true;
      listeners.values().forEach(Listener::miss);
      PGConnection notified = connection.unwrap(PGConnection.class);
      while (!stopped) {
        PGNotification[] notices = notified.getNotifications(QUIET_MILLIS);
        if (notices == null || notices.length == 0) {
          statement.execute("select 1");
        } else {
          deliver(notices, connection);
        }
      }
    } catch (SQLException | RuntimeException | Error e) {
      // Of an error too: nobody else would hear anything.
      LOG.log(Level.DEBUG, "Notices are not heard: {0}", e.getMessage());
    } finally {
      listening = false;
    }
  }

  private void deliver(PGNotification[] notices, Connection connection) throws SQLException {
    for (PGNotification notice : notices) {
      String[] parts = notice.getParameter().split(":", 3);
      if (parts.length != 3) {
        continue;
      }
      if (parts[0].equals(HEARD)) {
        acknowledgements.heard(parts[2]);
        continue;
      }
      Listener listener = listeners.get(parts[0]);
      if (listener != null) {
        listener.hear(parts[2]);
      }
      if (!parts[1].isEmpty()) {
        acknowledge(parts[1], connection);
      }
    }
  }

  private static void acknowledge(String token, Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select pg_notify(?, ?)")) {
      statement.setString(1, CHANNEL);
      statement.setString(2, HEARD + "::" + token);
      statement.execute();
    }
  }
}
