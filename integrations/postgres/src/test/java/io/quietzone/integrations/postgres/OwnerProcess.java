package io.quietzone.integrations.postgres;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;

/** Another JVM that owns a data folder: it commits a row, says so, and lives until it is ended. */
final class OwnerProcess implements AutoCloseable {

  private final Process process;

  private OwnerProcess(Process process) {
    this.process = process;
  }

  /** Returns when the row is committed. */
  static OwnerProcess start(Path folder, String row) throws IOException {
    OwnerProcess owner = launch(folder, row);
    BufferedReader answer = owner.process.inputReader(StandardCharsets.UTF_8);
    if (!"committed".equals(answer.readLine())) {
      owner.close();
      throw new IOException("The other JVM did not commit its row");
    }
    return owner;
  }

  /** Returns at once. */
  static OwnerProcess launch(Path folder, String row) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OwnerProcess.class.getName(),
                    folder.toString(),
                    row))
            .redirectError(new File("/dev/null"))
            .start();
    return new OwnerProcess(process);
  }

  long pid() {
    return process.pid();
  }

  /** SIGTERM. */
  void terminate() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    Connection connection = Rows.connect(Path.of(arguments[0]));
    Rows.add(connection, arguments[1]);
    System.out.println("committed");
    Thread.sleep(120_000);
    connection.close();
  }
}
