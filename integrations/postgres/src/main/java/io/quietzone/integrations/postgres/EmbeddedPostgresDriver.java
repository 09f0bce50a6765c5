package io.quietzone.integrations.postgres;

import java.io.EOFException;
import java.net.SocketException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * JDBC driver for {@code jdbc:embedded-postgresql:<data folder>[?name=value&…]}: starts the
 * folder's PostgreSQL if it is not up, then connects to it with the PostgreSQL driver.
 *
 * <p>Parameters and properties are those of the PostgreSQL driver; a parameter wins over the
 * property of the same name. Without a {@code user} the connection is made as {@code quietzone},
 * which owns the database {@code quietzone}. For this role and the superuser {@code postgres} the
 * driver fills in the generated password where none is given. Empty properties count as not given.
 *
 * <p>Waiting for a server that starts takes at most {@code loginTimeout}, else {@code
 * connectTimeout} (seconds, may have a fraction), else {@link DriverManager#getLoginTimeout}, else
 * 30 seconds; the start goes on meanwhile. Failures have SQL state {@code 08001} and a message that
 * says what to do.
 */
public final class EmbeddedPostgresDriver implements Driver {

  private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);
  private static final String STARTING_UP_OR_SHUTTING_DOWN = "57P03";
  private static final int RETRY_MILLIS = 50;

  private static final Set<String> ROLES_WITH_GENERATED_PASSWORD =
      Set.of(DataFolder.USER, DataFolder.SUPERUSER);

  static {
    try {
      DriverManager.registerDriver(new EmbeddedPostgresDriver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final org.postgresql.Driver postgres = new org.postgresql.Driver();

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(EmbeddedUrl.PREFIX);
  }

  /** A connection; null for a URL of another driver. */
  @Override
  public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    EmbeddedUrl target = EmbeddedUrl.parse(url);
    Properties properties = givenOnly(info);
    Deadline deadline = Deadline.in(patience(target, properties));
    PostgresServer server = PostgresServer.on(target.folder());
    while (true) {
      Postmaster postmaster = server.ready(deadline.left());
      addCredentials(target, properties, server);
      try {
        return postgres.connect(postmaster.url() + "?" + target.query(), properties);
      } catch (SQLException e) {
        if (deadline.passed() || !passesByItself(e)) {
          throw e;
        }
        pause(e);
      }
    }
  }

  private static Properties givenOnly(@Nullable Properties info) {
    Properties given = new Properties();
    if (info != null) {
      for (String name : info.stringPropertyNames()) {
        String value = info.getProperty(name);
        if (!value.isEmpty()) {
          given.setProperty(name, value);
        }
      }
    }
    return given;
  }

  private static Duration patience(EmbeddedUrl target, Properties properties) throws SQLException {
    String seconds =
        given("loginTimeout", target, properties)
            .or(() -> given("connectTimeout", target, properties))
            .orElse("0");
    try {
      double limit = Double.parseDouble(seconds);
      if (limit <= 0) {
        limit = DriverManager.getLoginTimeout();
      }
      return limit <= 0 ? DEFAULT_PATIENCE : Duration.ofMillis((long) (limit * 1000));
    } catch (NumberFormatException e) {
      throw new ServerUnavailableException(
          "loginTimeout and connectTimeout must be a number of seconds, not \"" + seconds + "\"",
          e);
    }
  }

  private static void addCredentials(
      EmbeddedUrl target, Properties properties, PostgresServer server) throws SQLException {
    String user = given("user", target, properties).orElse(server.user());
    properties.setProperty("user", user);
    if (ROLES_WITH_GENERATED_PASSWORD.contains(user)
        && given("password", target, properties).isEmpty()) {
      properties.setProperty("password", server.password());
    }
  }

  private static Optional<String> given(String name, EmbeddedUrl target, Properties properties) {
    return target
        .parameter(name)
        .or(() -> Optional.ofNullable(properties.getProperty(name)))
        .filter(value -> !value.isEmpty());
  }

  /** A server that died a moment ago, or recovers from the death of one of its processes. */
  private static boolean passesByItself(SQLException e) {
    return STARTING_UP_OR_SHUTTING_DOWN.equals(e.getSQLState())
        || e.getCause() instanceof SocketException
        || e.getCause() instanceof EOFException;
  }

  private static void pause(SQLException e) throws SQLException {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info) {
    return postgres.getPropertyInfo("jdbc:postgresql:", info == null ? new Properties() : info);
  }

  @Override
  public int getMajorVersion() {
    return postgres.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return postgres.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return postgres.jdbcCompliant();
  }

  /** Never answers: this driver logs through {@link System.Logger}. */
  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("This driver logs through System.Logger");
  }
}
