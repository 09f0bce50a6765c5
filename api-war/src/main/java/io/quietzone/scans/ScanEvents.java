package io.quietzone.scans;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * {@code scan.created}: an event for each scan that a person made, of the workspaces that want to
 * be told of every one. They are written by the transaction that counts the scan.
 */
@Singleton
class ScanEvents {

  private static final String ANYBODY = "select exists (select from scan_listener)";

  private static final String ADD =
      """
      insert into event (workspace_id, type, data, created_at)
      select c.workspace_id, 'scan.created',
        jsonb_build_object(
          'qr_id', c.short_id,
          'destination', n.destination,
          'scanned_at', n.scanned_at,
          'country', nullif(n.country, ''),
          'device', nullif(n.device, ''),
          'referrer', nullif(n.referrer, ''),
          'user_agent', nullif(n.user_agent, '')),
        now()
      from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
        as n (code_id, destination, scanned_at, country, device, referrer, user_agent, place)
      join code c on c.id = n.code_id
      join scan_listener l on l.workspace_id = c.workspace_id
      order by n.place
      """;

  @Inject
  ScanEvents() {}

  /** Adds the events of a batch. */
  void add(Connection connection, List<ScanBatch.Row> rows) throws SQLException {
    List<ScanBatch.Row> people = rows.stream().filter(row -> !row.bot()).toList();
    if (people.isEmpty() || !isAnybodyListening(connection)) {
      return;
    }
    Columns columns = new Columns(connection, people.size());
    for (ScanBatch.Row row : people) {
      ScanRecord scan = row.scan();
      columns.add(
          scan.codeId(),
          scan.destination(),
          Instant.ofEpochMilli(scan.time()).toString(),
          scan.country(),
          row.agent().system(),
          scan.referrer(),
          scan.userAgent());
    }
    columns.execute(ADD, "text", "text", "text", "text", "text", "text", "text");
  }

  private static boolean isAnybodyListening(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(ANYBODY)) {
      return answer.next() && answer.getBoolean(1);
    }
  }
}
