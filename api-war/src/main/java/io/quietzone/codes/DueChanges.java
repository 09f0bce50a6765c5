package io.quietzone.codes;

import io.quietzone.database.Chores;
import io.quietzone.database.Database;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes versions of planned changes that are due. Scans do not wait for it: they know the changes
 * beforehand, and lead by them on time.
 */
@Singleton
class DueChanges {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final String DUE =
      "select code_id from planned_change where at <= ? group by code_id order by min(at) limit"
          + " 100";

  private final DueChange dueChange;
  private final Clock clock;

  @Resource(lookup = "jdbc/quietzone")
  private DataSource dataSource;

  @Inject
  DueChanges(DueChange dueChange, Clock clock) {
    this.dueChange = dueChange;
    this.clock = clock;
  }

  void onStart(@Observes Startup start, Chores chores) {
    chores.every(PAUSE, "make planned changes", this::makeDue);
  }

  /** One that fails keeps no other from being made. */
  private void makeDue() {
    Instant now = clock.instant();
    RuntimeException failure = null;
    for (String codeId : due(now)) {
      try {
        dueChange.make(codeId, now);
      } catch (RuntimeException e) {
        if (Database.isAway(e)) {
          throw e;
        }
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Not by EclipseLink, which complains aloud of a database that is away. */
  private List<String> due(Instant now) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(DUE)) {
      statement.setObject(1, now.atOffset(ZoneOffset.UTC));
      List<String> ids = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
      return ids;
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }
}
