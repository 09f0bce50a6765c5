package io.quietzone.liberty;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the packaged server as a development server, from within Maven. Its own class and not a
 * plugin's exec goal because Ctrl-C has to leave nothing behind: Maven must wait until the server
 * has stopped, and with it its PostgreSQL.
 */
public final class DevelopmentServer {

  private static final long STOP_SECONDS = 30;

  private DevelopmentServer() {}

  /**
   * Starts the server, and returns when it has stopped.
   *
   * @param args the folder of the packaged server, and the folder of the checkout
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(args[0], "bin", "quietzone").toString()).inheritIO();
    Map<String, String> environment = builder.environment();
    environment.putIfAbsent("QUIETZONE_DEVELOPMENT", "true");
    environment.putIfAbsent("QUIETZONE_HOME", Path.of(args[1], ".quietzone").toString());
    environment.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
    Process server = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-server"));
    int status = server.waitFor();
    if (status != 0) {
      throw new IOException("the server ended with status " + status);
    }
  }

  private static void stop(Process server) {
    server.destroy();
    try {
      if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
    }
  }
}
