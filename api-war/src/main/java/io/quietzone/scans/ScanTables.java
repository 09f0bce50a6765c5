package io.quietzone.scans;

import io.quietzone.integrations.journal.Journal;
import io.quietzone.scans.ScanBatch.Count;
import io.quietzone.scans.ScanBatch.Day;
import io.quietzone.scans.ScanBatch.Hour;
import io.quietzone.scans.ScanBatch.Last;
import io.quietzone.scans.ScanBatch.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.datasketches.hll.HllSketch;

/**
 * The tables of scans, written a batch at a time by few statements, whatever its size. Each batch
 * is written under one lock that all nodes share: sketches are read, added to and written back, and
 * rows are locked in no particular order, and neither can go wrong between two nodes.
 */
@Singleton
class ScanTables {

  private static final String LOCK = "select pg_advisory_xact_lock(hashtext('quietzone.scans'))";

  private static final String ADD_HOURS =
      """
      insert into scan_hour as h (code_id, hour, scans, bots)
      select code_id, to_timestamp(hour / 1000), scans, bots
      from unnest(?, ?, ?, ?) as n (code_id, hour, scans, bots)
      on conflict (code_id, hour)
      do update set scans = h.scans + excluded.scans, bots = h.bots + excluded.bots
      """;

  /**
   * A code has so many values of a dimension on a day; whatever comes on top is {@code other}.
   * Anybody can make up referrers, and these rows stay for good.
   */
  private static final int MAX_VALUES = 2000;

  /** Values are looked up one by one only where a day of a code may have too many of them. */
  private static final String ADD_VALUES =
      """
      with sent as (
        select code_id, date '1970-01-01' + cast(day as integer) as day, dimension, value, scans
        from unnest(?, ?, ?, ?, ?) as n (code_id, day, dimension, value, scans)
      ), days as materialized (
        select code_id, day, dimension, count(*) as more, (
          select count(*) from scan_day d
          where (d.code_id, d.day, d.dimension) = (s.code_id, s.day, s.dimension)) as size
        from sent s group by code_id, day, dimension
      ), looked_up as (
        select s.*, days.size,
          case
            when days.size + days.more <= :most then true
            else exists (
              select from scan_day d
              where (d.code_id, d.day, d.dimension, d.value)
                = (s.code_id, s.day, s.dimension, s.value))
          end as kept
        from sent s join days using (code_id, day, dimension)
      ), placed as (
        select *, row_number() over (partition by code_id, day, dimension, kept) as place
        from looked_up
      )
      insert into scan_day as d (code_id, day, dimension, value, scans)
      select code_id, day, dimension,
        case when kept or size + place <= :most then value else 'other' end,
        sum(scans)
      from placed
      group by 1, 2, 3, 4
      on conflict (code_id, day, dimension, value)
      do update set scans = d.scans + excluded.scans
      """
          .replace(":most", String.valueOf(MAX_VALUES));

  private static final String READ_SKETCHES =
      """
      select v.code_id, n.day, v.sketch
      from unnest(?, ?) as n (code_id, day)
      join scan_visitors v
        on v.code_id = n.code_id and v.day = date '1970-01-01' + cast(n.day as integer)
      """;

  private static final String WRITE_SKETCHES =
      """
      insert into scan_visitors (code_id, day, visitors, sketch)
      select code_id, date '1970-01-01' + cast(day as integer), visitors, sketch
      from unnest(?, ?, ?, ?) as n (code_id, day, visitors, sketch)
      on conflict (code_id, day)
      do update set visitors = excluded.visitors, sketch = excluded.sketch
      """;

  private static final String ADD_TO_CODES =
      """
      update code c set scans = c.scans + n.scans,
        last_scanned_at = greatest(c.last_scanned_at, to_timestamp(n.last / 1000.0))
      from unnest(?, ?, ?) as n (id, scans, last) where c.id = n.id
      """;

  private static final String ADD_TO_MONTHS =
      """
      insert into scan_month as m (workspace_id, month, scans)
      select c.workspace_id, cast(date_trunc('month', to_timestamp(n.hour / 1000) at time zone 'UTC') as date),
        sum(n.scans)
      from unnest(?, ?, ?) as n (code_id, hour, scans) join code c on c.id = n.code_id
      where n.scans > 0
      group by 1, 2
      on conflict (workspace_id, month) do update set scans = m.scans + excluded.scans
      """;

  private static final String ADD_ORPHANS =
      """
      insert into orphan_scan as o (day, scans)
      values (date '1970-01-01' + ?, ?)
      on conflict (day) do update set scans = o.scans + excluded.scans
      """;

  private final ScanPartitions partitions;
  private final ScanEvents events;

  @Inject
  ScanTables(ScanPartitions partitions, ScanEvents events) {
    this.partitions = partitions;
    this.events = events;
  }

  /**
   * Where to go on importing a journal. A journal that the database has never seen starts at its
   * oldest record. If the database is ahead of what an earlier process left, the journal's folder
   * was put back to an earlier state: what is in it was imported, and what came since was not; it
   * goes on under another identity.
   */
  long startingPosition(Connection connection, Journal journal) throws SQLException, IOException {
    try (PreparedStatement known =
        connection.prepareStatement("select position from scan_journal where id = ?")) {
      known.setString(1, journal.id());
      try (ResultSet row = known.executeQuery()) {
        if (row.next()) {
          long position = row.getLong(1);
          return position <= journal.end()
              ? Math.max(position, journal.start())
              : introduce(connection, journal.renew(), journal.recovered());
        }
      }
    }
    return introduce(connection, journal.id(), journal.start());
  }

  private static long introduce(Connection connection, String id, long position)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into scan_journal (id, position, updated_at) values (?, ?, now())")) {
      insert.setString(1, id);
      insert.setLong(2, position);
      insert.executeUpdate();
    }
    return position;
  }

  /**
   * Notes how far a journal has been imported.
   *
   * @throws IllegalStateException if somebody else has imported it meanwhile
   */
  void moveOn(Connection connection, String id, long from, long to) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update scan_journal set position = ?, updated_at = now()"
                + " where id = ? and position <= ?")) {
      update.setLong(1, to);
      update.setString(2, id);
      update.setLong(3, from);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("another process imports the journal " + id);
      }
    }
  }

  /** Waits until no other node writes; until the end of the transaction none does. */
  void lock(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute(LOCK);
    }
  }

  /** Adds a batch. */
  void write(Connection connection, ScanBatch batch) throws SQLException, IOException {
    lock(connection);
    partitions.copy(connection, batch.rows());
    addHours(connection, batch.hours());
    addValues(connection, batch.values());
    addVisitors(connection, batch.visitors());
    addOrphans(connection, batch.orphans());
    events.add(connection, batch.rows());
    // Last: whoever changes a code, or takes from its maximum, waits for its row until the commit.
    addToCodes(connection, batch.codes());
  }

  private static void addHours(Connection connection, Map<Hour, Count> hours) throws SQLException {
    if (hours.isEmpty()) {
      return;
    }
    Columns columns = new Columns(connection, hours.size());
    hours.forEach(
        (hour, count) -> columns.add(hour.codeId(), hour.hour(), count.scans(), count.bots()));
    columns.execute(ADD_HOURS, "text", "bigint", "bigint", "bigint");
    Columns months = new Columns(connection, hours.size());
    hours.forEach((hour, count) -> months.add(hour.codeId(), hour.hour(), count.scans()));
    months.execute(ADD_TO_MONTHS, "text", "bigint", "bigint");
  }

  private static void addValues(Connection connection, Map<Value, Long> values)
      throws SQLException {
    if (values.isEmpty()) {
      return;
    }
    Columns columns = new Columns(connection, values.size());
    values.forEach(
        (value, scans) ->
            columns.add(
                value.day().codeId(),
                value.day().day(),
                value.dimension().name(),
                value.value(),
                scans));
    columns.execute(ADD_VALUES, "text", "bigint", "text", "text", "bigint");
  }

  private static void addVisitors(Connection connection, Map<Day, HllSketch> visitors)
      throws SQLException {
    if (visitors.isEmpty()) {
      return;
    }
    Map<Day, byte[]> stored = storedSketches(connection, visitors);
    Columns columns = new Columns(connection, visitors.size());
    visitors.forEach(
        (day, seen) -> {
          byte[] before = stored.get(day);
          HllSketch after = before == null ? seen : Sketches.union(before, seen);
          columns.add(day.codeId(), day.day(), Sketches.count(after), after.toCompactByteArray());
        });
    columns.execute(WRITE_SKETCHES, "text", "bigint", "bigint", "bytea");
  }

  private static Map<Day, byte[]> storedSketches(
      Connection connection, Map<Day, HllSketch> visitors) throws SQLException {
    Columns wanted = new Columns(connection, visitors.size());
    visitors.keySet().forEach(day -> wanted.add(day.codeId(), day.day()));
    Map<Day, byte[]> stored = new HashMap<>();
    try (PreparedStatement select = wanted.prepare(READ_SKETCHES, "text", "bigint");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        stored.put(new Day(rows.getString(1), rows.getLong(2)), rows.getBytes(3));
      }
    }
    return stored;
  }

  private static void addToCodes(Connection connection, Map<String, Last> codes)
      throws SQLException {
    if (codes.isEmpty()) {
      return;
    }
    Columns columns = new Columns(connection, codes.size());
    codes.forEach((codeId, last) -> columns.add(codeId, last.scans(), last.time()));
    columns.execute(ADD_TO_CODES, "text", "bigint", "bigint");
  }

  private static void addOrphans(Connection connection, Map<Long, Long> orphans)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD_ORPHANS)) {
      for (Map.Entry<Long, Long> each : orphans.entrySet()) {
        add.setInt(1, Math.toIntExact(each.getKey()));
        add.setLong(2, each.getValue());
        add.executeUpdate();
      }
    }
  }
}
