package io.quietzone.liberty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The PostgreSQL that a server keeps in a data folder, looked at from outside: its processes, and
 * what is stored in it.
 *
 * @param folder as the URL of the driver names it
 */
record EmbeddedPostgres(Path folder) {

  /** The line of {@code postmaster.pid} that holds the port, from 0. */
  private static final int PORT_LINE = 3;

  private static final String USER = "quietzone";

  /** Every living postmaster on the folder, by the arguments of all processes. */
  List<ProcessHandle> postmasters() {
    String data = folder.resolve("data").toString();
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .filter(arguments -> Arrays.asList(arguments).contains(data))
                    .isPresent())
        .toList();
  }

  /** The one postmaster there has to be, and all processes that it started. */
  List<ProcessHandle> processes() {
    List<ProcessHandle> postmasters = postmasters();
    if (postmasters.size() != 1) {
      throw new AssertionError("not one PostgreSQL on " + folder + " but " + postmasters);
    }
    ProcessHandle postmaster = postmasters.get(0);
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  /**
   * Sends a signal to all of them.
   *
   * @param name such as {@code STOP}
   */
  static void signal(List<ProcessHandle> processes, String name)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    int status = new ProcessBuilder(command).start().waitFor();
    if (status != 0) {
      throw new AssertionError(command + " ended with " + status);
    }
  }

  /** A connection as the application makes it. */
  Connection connect() throws IOException, SQLException {
    return DriverManager.getConnection(url(), USER, password());
  }

  /** The number that a query finds. */
  long count(String sql, String... parameters) throws IOException, SQLException {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    }
  }

  /** The settings with which another node uses this database. */
  Map<String, String> asOwnServer() throws IOException {
    return Map.of(
        "QUIETZONE_DB_URL", url(), "QUIETZONE_DB_USER", USER, "QUIETZONE_DB_PASSWORD", password());
  }

  private String url() throws IOException {
    List<String> file = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
    return "jdbc:postgresql://127.0.0.1:" + file.get(PORT_LINE).strip() + "/quietzone";
  }

  String password() throws IOException {
    return Files.readString(folder.resolve("data").resolve("quietzone.password")).strip();
  }
}
