package io.quietzone.startup;

import io.quietzone.startup.Demonstration.DemoKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

  /** An earlier server may be about to stop, and this one has the address then. */
  private static final int MAX_FOREIGN_ANSWERS = 6;

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

  /**
   * Waits until the server answers its own request.
   *
   * @param process what is in the answer when it is this server's
   * @throws AddressTakenException if another answers there, again and again
   */
  void awaitServer(String process) throws InterruptedException {
    int foreign = 0;
    for (long pause = POLL_MILLIS; ; pause = Math.min(2 * pause, MAX_POLL_MILLIS)) {
      Optional<String> answer = answer();
      if (answer.isPresent() && answer.get().contains(process)) {
        return;
      }
      foreign += answer.isPresent() ? 1 : 0;
      if (foreign > MAX_FOREIGN_ANSWERS) {
        throw new AddressTakenException(address);
      }
      Thread.sleep(pause);
    }
  }

  /** Another server answers where this one was to listen. */
  static final class AddressTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    AddressTakenException(String address) {
      super(
          "Quietzone stops: another server answers at "
              + address
              + ". Stop that one, or set QUIETZONE_HTTP_PORT to another port.");
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

  /** What a server that is ready answers at the address; empty when none does. */
  private Optional<String> answer() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address + "/health/ready").toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try (InputStream body = connection.getInputStream()) {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK
            ? Optional.of(new String(body.readAllBytes(), StandardCharsets.UTF_8))
            : Optional.empty();
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
