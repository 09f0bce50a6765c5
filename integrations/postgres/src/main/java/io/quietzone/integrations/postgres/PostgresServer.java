package io.quietzone.integrations.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of one data folder, for whoever needs its address rather than a connection through
 * {@link EmbeddedPostgresDriver}: a backup tool, or a test that stops and starts a server.
 *
 * <p>It is down until {@link #start} or the driver's first connection; it may be stopped and
 * started any number of times and comes back on its earlier port where that is still free. While it
 * runs, this JVM owns the folder and any other is refused. When the JVM ends in order, it is
 * stopped; after a {@code kill -9} the next JVM takes it over or lets it recover.
 *
 * <p>Safe for use by several threads.
 */
public final class PostgresServer implements AutoCloseable {

  private static final ConcurrentMap<Path, PostgresServer> SERVERS = new ConcurrentHashMap<>();

  /** How long stopping waits for a start to finish, which after a power cut may take minutes. */
  private static final Duration STARTING_PATIENCE = Duration.ofSeconds(10);

  private final DataFolder folder;
  private final Shutdown shutdown;

  /**
   * Starting and stopping take turns on this. It is an interned string, hence one for the whole JVM
   * even if two class loaders hold this driver.
   */
  private final Object turn;

  private @Nullable CompletableFuture<Postmaster> current;
  private boolean stopsWithThisJvm;
  private boolean jvmIsEnding;

  /** This and the next belong to whoever has the turn. */
  private @Nullable FolderLock lock;

  private int lastPort;

  private PostgresServer(Path folder) {
    this.folder = new DataFolder(folder);
    this.shutdown = new Shutdown(this.folder);
    this.turn = (PostgresServer.class.getName() + ":" + folder).intern();
  }

  /**
   * The server of a data folder, the same object for the same folder; nothing is started or written
   * yet.
   */
  public static PostgresServer on(Path folder) {
    return SERVERS.computeIfAbsent(folder.toAbsolutePath().normalize(), PostgresServer::new);
  }

  /**
   * Starts the server, or waits while another thread does, or returns at once if it is up. A start
   * that outlasts the waiting goes on by itself.
   *
   * @throws ServerUnavailableException if it cannot start here
   * @throws SQLTransientConnectionException if it is not up in time
   */
  public void start(Duration patience) throws SQLException {
    ready(patience);
  }

  /** What {@link #start} started or found. */
  Postmaster ready(Duration patience) throws SQLException {
    try {
      return startOnce().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw notUp("PostgreSQL on " + folder.path() + " is still starting", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notUp("Interrupted while PostgreSQL was starting on " + folder.path(), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String message =
          cause instanceof ServerUnavailableException ? cause.getMessage() : cause.toString();
      throw new ServerUnavailableException(
          "No PostgreSQL on " + folder.path() + ": " + message, cause);
    }
  }

  private static SQLException notUp(String message, Exception cause) {
    return new SQLTransientConnectionException(
        message, ServerUnavailableException.CANNOT_CONNECT, cause);
  }

  /**
   * The plain PostgreSQL URL of the running server, without credentials: {@code
   * jdbc:postgresql://127.0.0.1:<port>/quietzone}.
   *
   * @throws IllegalStateException if it is not running
   */
  public String url() {
    return running().url();
  }

  /** The role that owns the database; {@code postgres} is the superuser with the same password. */
  public String user() {
    return DataFolder.USER;
  }

  /**
   * The generated password of both roles.
   *
   * @throws SQLException if the data folder has none, as before the first start
   */
  public String password() throws SQLException {
    try {
      return folder.password();
    } catch (IOException e) {
      throw new ServerUnavailableException(
          "The password in " + folder.data() + " cannot be read: " + e, e);
    }
  }

  /**
   * The process id of the postmaster.
   *
   * @throws IllegalStateException if it is not running
   */
  public long pid() {
    return running().process().pid();
  }

  public synchronized boolean isRunning() {
    return current != null && !hasEnded(current) && current.isDone();
  }

  /**
   * Stops the server and gives up the folder; open connections are cut, committed data is safe.
   * Without effect if it is not running.
   */
  public void stop() {
    CompletableFuture<Postmaster> stopping;
    synchronized (this) {
      stopping = current;
      current = null;
    }
    if (stopping != null && hasFinishedStarting(stopping)) {
      synchronized (turn) {
        if (!hasEnded(stopping)) {
          shutdown.stop(stopping.join());
        }
        giveUpFolder();
      }
    }
  }

  /** Stops the server, as {@link #stop} does. */
  @Override
  public void close() {
    stop();
  }

  private synchronized Postmaster running() {
    if (!isRunning() || current == null) {
      throw new IllegalStateException("PostgreSQL is not running on " + folder.path());
    }
    return current.join();
  }

  private CompletableFuture<Postmaster> startOnce() throws ServerUnavailableException {
    synchronized (this) {
      if (current == null || hasEnded(current)) {
        stopWithThisJvm();
        CompletableFuture<Postmaster> starting = new CompletableFuture<>();
        Thread thread = new Thread(() -> bringUp(starting), "embedded-postgres-start");
        thread.setDaemon(true);
        thread.start();
        current = starting;
      }
      return current;
    }
  }

  private static boolean hasEnded(CompletableFuture<Postmaster> started) {
    return started.isCompletedExceptionally() || (started.isDone() && !started.join().isAlive());
  }

  private void bringUp(CompletableFuture<Postmaster> starting) {
    synchronized (turn) {
      try {
        folder.create();
        if (lock == null || !lock.isOurs()) {
          lock = FolderLock.take(folder.path());
        }
        Postmaster postmaster = new Startup(folder, lastPort).run();
        lastPort = postmaster.port();
        starting.complete(postmaster);
      } catch (Throwable e) {
        giveUpFolder();
        starting.completeExceptionally(e);
      }
    }
  }

  private void giveUpFolder() {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  private synchronized void stopWithThisJvm() throws ServerUnavailableException {
    if (stopsWithThisJvm) {
      if (jvmIsEnding) {
        throw jvmIsEnding(null);
      }
      return;
    }
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(this::endWithJvm, "embedded-postgres-stop"));
      stopsWithThisJvm = true;
    } catch (IllegalStateException e) {
      throw jvmIsEnding(e);
    }
  }

  private static ServerUnavailableException jvmIsEnding(@Nullable Exception cause) {
    return new ServerUnavailableException(
        "This server is shutting down and starts no PostgreSQL any more", cause);
  }

  /** Runs beside the application's own shutdown, so it lets that finish its statements first. */
  private void endWithJvm() {
    CompletableFuture<Postmaster> ending;
    synchronized (this) {
      jvmIsEnding = true;
      ending = current;
    }
    if (ending != null && hasFinishedStarting(ending) && !hasEnded(ending)) {
      shutdown.awaitQuiet(ending.join());
    }
    stop();
  }

  /** False if it is still recovering after a long wait; it has then been told to stop by itself. */
  private boolean hasFinishedStarting(CompletableFuture<Postmaster> starting) {
    try {
      starting.get(STARTING_PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      shutdown.interruptStart();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }
}
