package io.quietzone.startup;

import io.quietzone.settings.Terminal;
import io.quietzone.startup.Demonstration.Demo;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the person who started the server that it is ready, and where. */
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

  /** Says that the server is ready, and shows what was just made. */
  void announce(Optional<Demo> demo, Optional<String> operatorToken) {
    Terminal.print("Quietzone is ready at " + address + " (its data is in " + home + ")");
    operatorToken.ifPresent(token -> Terminal.print("operator token: " + token));
    if (demo.isPresent()) {
      Terminal.print("demo key: " + demo.get().renderKey());
      Terminal.print("demo studio key: " + demo.get().fullKey());
      Terminal.print("demo owner: " + demo.get().email());
      Terminal.print("demo password: " + demo.get().password());
      Terminal.print("Try it, then scan qr.png:");
      Terminal.print(curl(demo.get().renderKey()));
    } else if (development) {
      Terminal.print(
          "The demo key was printed at the first start; remove the data to start afresh.");
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
