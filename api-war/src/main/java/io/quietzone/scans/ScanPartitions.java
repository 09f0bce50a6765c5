package io.quietzone.scans;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

/** The table of all scans: a partition for each month, UTC, dropped when it is old enough. */
@Singleton
class ScanPartitions {

  private static final String PREFIX = "scan_";
  private static final DateTimeFormatter SUFFIX =
      DateTimeFormatter.ofPattern("uuuu_MM", Locale.ROOT);

  private static final String NAMES =
      "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
          + " where i.inhparent = cast('scan' as regclass)";

  private final int retentionMonths;

  @Inject
  ScanPartitions(
      @ConfigProperty(name = "QUIETZONE_SCAN_RETENTION_MONTHS", defaultValue = "24")
          int retentionMonths) {
    if (retentionMonths < 0) {
      throw new IllegalStateException(
          "QUIETZONE_SCAN_RETENTION_MONTHS is " + retentionMonths + ", not 0 or more");
    }
    this.retentionMonths = retentionMonths;
  }

  /** Adds scans, in the text format of PostgreSQL's COPY. */
  void copy(Connection connection, List<ScanBatch.Row> rows) throws SQLException, IOException {
    if (rows.isEmpty()) {
      return;
    }
    CopyText text = new CopyText(rows.size());
    rows.forEach(text::add);
    makeMissing(connection, months(rows));
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy scan from stdin", new StringReader(text.toString()));
  }

  /** Makes the partitions of this month and the next, and drops those that are old enough. */
  void keepUp(Connection connection, Instant now) throws SQLException {
    YearMonth current = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    makeMissing(connection, Set.of(current, current.plusMonths(1)));
    if (retentionMonths > 0) {
      YearMonth oldest = current.minusMonths(retentionMonths);
      for (YearMonth month : existing(connection)) {
        if (month.isBefore(oldest)) {
          execute(connection, "drop table if exists " + name(month));
        }
      }
    }
  }

  private static Set<YearMonth> months(List<ScanBatch.Row> rows) {
    return rows.stream()
        .mapToLong(row -> Visitors.day(row.scan().time()))
        .distinct()
        .mapToObj(day -> YearMonth.from(LocalDate.ofEpochDay(day)))
        .collect(Collectors.toSet());
  }

  private static void makeMissing(Connection connection, Set<YearMonth> months)
      throws SQLException {
    List<YearMonth> existing = existing(connection);
    for (YearMonth month : months) {
      if (!existing.contains(month)) {
        execute(
            connection,
            "create table if not exists "
                + name(month)
                + " partition of scan for values from ('"
                + month.atDay(1)
                + "Z') to ('"
                + month.plusMonths(1).atDay(1)
                + "Z')");
      }
    }
  }

  private static List<YearMonth> existing(Connection connection) throws SQLException {
    List<YearMonth> months = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names = statement.executeQuery(NAMES)) {
      while (names.next()) {
        month(names.getString(1)).ifPresent(months::add);
      }
    }
    return months;
  }

  private static String name(YearMonth month) {
    return PREFIX + month.format(SUFFIX);
  }

  /** The month of a partition; empty for one that an operator has attached. */
  private static Optional<YearMonth> month(String name) {
    try {
      return Optional.of(YearMonth.parse(name.substring(PREFIX.length()), SUFFIX));
    } catch (DateTimeParseException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
