package io.quietzone.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The one database of the application. */
@Singleton
public class Database {

  private static final Logger LOG = System.getLogger(Database.class.getName());

  /**
   * Classes of SQLSTATE (SQL:2023, and PostgreSQL's appendix A) that pass when the database is
   * back.
   */
  private static final String[] AWAY = {
    "08", // connection exception
    "53", // insufficient resources
    "57", // operator intervention: shutting down, starting up
    "58", // system error
    "42P01", // no such table: the schema is not there yet
  };

  @PersistenceContext(unitName = "quietzone")
  private EntityManager entityManager;

  @Resource(lookup = "jdbc/quietzone")
  private DataSource dataSource;

  @Resource(lookup = "jdbc/quietzone-schema")
  private DataSource schemaSource;

  private volatile boolean upToDate;

  /** What features read and write with; each transaction has its own persistence context. */
  @Produces
  EntityManager entityManager() {
    return entityManager;
  }

  /**
   * Brings the schema up to date.
   *
   * @throws org.flywaydb.core.api.FlywayException if the database is away or a migration fails
   */
  public void migrate() {
    int done =
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(schemaSource)
            .locations("classpath:db/migration")
            .failOnMissingLocations(true)
            .loggers("slf4j")
            .load()
            .migrate()
            .migrationsExecuted;
    upToDate = true;
    LOG.log(Level.INFO, "The schema of the database is up to date: {0} migrations now", done);
  }

  /** Whether the schema was brought up to date, so that background work may begin. */
  public boolean isUpToDate() {
    return upToDate;
  }

  /**
   * Asks the database for an answer.
   *
   * @throws SQLException if there is none within about two seconds
   */
  public void ping() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select 1 from monthly_usage limit 1");
    }
  }

  /** Whether the database answers; it is waited for as long as by {@link #ping}. */
  public boolean answers() {
    try {
      ping();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** What the database, or the way to it, says of a failure; a sentence for the operator. */
  public static String reason(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        deepest = cause;
      }
    }
    return String.valueOf(deepest.getMessage()).strip();
  }

  /** Whether a failure comes from the database being away, so that trying again later may help. */
  public static boolean isAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isAway(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null) {
      // The pool's own refusals, such as no free connection in time, carry no state.
      return true;
    }
    for (String away : AWAY) {
      if (state.startsWith(away)) {
        return true;
      }
    }
    return false;
  }
}
