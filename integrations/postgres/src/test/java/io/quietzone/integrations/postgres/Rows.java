package io.quietzone.integrations.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table of texts in the database of a data folder, written and read through the driver. */
final class Rows {

  private Rows() {}

  static Connection connect(Path folder) throws SQLException {
    return DriverManager.getConnection(EmbeddedUrl.PREFIX + folder);
  }

  static void add(Path folder, String row) throws SQLException {
    try (Connection connection = connect(folder)) {
      add(connection, row);
    }
  }

  static void add(Connection connection, String row) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists kept (line text)");
      statement.execute("insert into kept values ('" + row + "')");
    }
  }

  static List<String> all(Path folder) throws SQLException {
    try (Connection connection = connect(folder);
        Statement statement = connection.createStatement();
        ResultSet lines = statement.executeQuery("select line from kept")) {
      List<String> rows = new ArrayList<>();
      while (lines.next()) {
        rows.add(lines.getString(1));
      }
      return rows;
    }
  }
}
