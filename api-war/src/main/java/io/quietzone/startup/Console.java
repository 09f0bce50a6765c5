package io.quietzone.startup;

import io.quietzone.startup.Demonstration.DemoKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the person who started the server that it is ready, and where. It writes to the process's
 * own standard output: what goes to {@code System.out} also lands in the log, and a key must not.
 */
@Singleton
public class Console {

  private static final long POLL_MILLIS = 50;
  private static final long MAX_POLL_MILLIS = 2000;
  private static final int TIMEOUT_MILLIS = 2000;

  private final String address;
  private final String home;
  private final boolean development;

  @Inject
  Console(
      @ConfigProperty(name = "QUIETZONE_HOST", defaultValue = "localhost") String host,
      @ConfigProperty(name = "QUIETZONE_HTTP_PORT", defaultValue = "9080") int port,
      @ConfigProperty(name = "QUIETZONE_HOME", defaultValue = ".") String home,
      @ConfigProperty(name = "QUIETZONE_DEVELOPMENT", defaultValue = "false") boolean development) {
    this.address = "http://" + (host.equals("*") ? "localhost" : host) + ":" + port;
    this.home = home;
    this.development = development;
  }

  /** Waits until the server answers its own request. */
  void awaitServer() throws InterruptedException {
    for (long pause = POLL_MILLIS; !answers(); pause = Math.min(2 * pause, MAX_POLL_MILLIS)) {
      Thread.sleep(pause);
    }
  }

  /** Says that the server is ready, and shows the keys that were just made. */
  void announce(Optional<DemoKeys> demoKeys) {
    try (PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8) {
          @Override
          public void close() {
            // Standard output stays open for others.
            flush();
          }
        }) {
      out.println("Quietzone is ready at " + address + " (its data is in " + home + ")");
      if (demoKeys.isPresent()) {
        out.println("demo key: " + demoKeys.get().render());
        out.println("demo studio key: " + demoKeys.get().full());
        out.println("Try it, then scan qr.png:");
        out.println(curl(demoKeys.get().render()));
      } else if (development) {
        out.println(
            "The demo key was printed at the first start; remove the data to start afresh.");
      }
    }
  }

  private String curl(String key) {
    return "curl -sS "
        + address
        + "/api/v1/generate/ -H 'X-Api-Key: "
        + key
        + "' -H 'Content-Type: application/json'"
        + " -d '{\"data\": \"https://example.com\", \"size_inches\": 2, \"background\": \"white\"}'"
        + " -o qr.png";
  }

  private boolean answers() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address + "/api/health/").toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      boolean ok = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      connection.disconnect();
      return ok;
    } catch (IOException e) {
      return false;
    }
  }
}
