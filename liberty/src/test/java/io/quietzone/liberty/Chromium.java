package io.quietzone.liberty;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser as people have it, without its window, that gets no farther than this machine. */
final class Chromium {

  private static final int PATIENCE_SECONDS = 60;

  private Chromium() {}

  /** Whether one is on the path. */
  static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Opens a page of another site than the server's.
   *
   * @param profile a folder for whatever a browser keeps
   * @return the page once all that it shows is loaded, as HTML
   */
  static String open(String html, Path profile) throws IOException, InterruptedException {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] page = html.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    site.start();
    try {
      return load("http://127.0.0.1:" + site.getAddress().getPort() + "/", profile);
    } finally {
      site.stop(0);
    }
  }

  private static String load(String url, Path profile) throws IOException, InterruptedException {
    Path page = Files.createDirectories(profile).resolve("page.html");
    Process browser =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(program().orElseThrow().toString()), arguments(profile, url))
                    .toList())
            .redirectOutput(page.toFile())
            .redirectError(profile.resolve("messages").toFile())
            .start();
    try {
      if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || browser.exitValue() != 0) {
        throw new AssertionError(
            "Chromium did not show the page:\n" + Files.readString(profile.resolve("messages")));
      }
      return Files.readString(page);
    } finally {
      List<ProcessHandle> rest = browser.descendants().toList();
      browser.destroyForcibly();
      rest.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static Stream<String> arguments(Path profile, String url) {
    return Stream.of(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + profile,
        "--dump-dom",
        url);
  }
}
