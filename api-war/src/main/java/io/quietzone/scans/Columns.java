package io.quietzone.scans;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows for one statement, handed over as one array for each column. */
final class Columns {

  /** The driver takes bytes in an array of their own type only. */
  private static final String BYTES = "bytea";

  private final Connection connection;
  private final int size;
  private final List<Object[]> rows;

  /**
   * No rows yet.
   *
   * @param size how many there will be
   */
  Columns(Connection connection, int size) {
    this.connection = connection;
    this.size = size;
    this.rows = new ArrayList<>(size);
  }

  void add(Object... row) {
    rows.add(row);
  }

  /**
   * Gives the rows to a statement that takes an array for each column.
   *
   * @param types the columns' types, in PostgreSQL's words
   */
  PreparedStatement prepare(String sql, String... types) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int column = 0; column < types.length; column++) {
      Object[] values = types[column].equals(BYTES) ? new byte[size][] : new Object[size];
      for (int row = 0; row < size; row++) {
        values[row] = rows.get(row)[column];
      }
      statement.setArray(column + 1, connection.createArrayOf(types[column], values));
    }
    return statement;
  }

  void execute(String sql, String... types) throws SQLException {
    try (PreparedStatement statement = prepare(sql, types)) {
      statement.executeUpdate();
    }
  }
}
