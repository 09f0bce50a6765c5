package io.quietzone.liberty;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The installed server, run as its users run it: a process of its own with a home folder of its
 * own, on a free port unless the test names one. What it started is gone when it is closed, however
 * the test went.
 */
final class TestServer implements AutoCloseable {

  static final Map<String, String> DEVELOPMENT = Map.of("QUIETZONE_DEVELOPMENT", "true");

  /** Names the port; for a server that has to come back where it was. */
  static final String PORT = "QUIETZONE_HTTP_PORT";

  /** Arguments for the Java machine, between spaces. */
  static final String JVM_ARGS = "JVM_ARGS";

  /** What all servers have there: half the processor time of a start. */
  static final String QUICK = "-XX:TieredStopAtLevel=1";

  private static final Duration START_PATIENCE = Duration.ofMinutes(3);
  private static final Duration STOP_PATIENCE = Duration.ofMinutes(1);
  private static final long POLL_MILLIS = 20;

  private static final String READY = "Quietzone is ready at ";

  /** What the runtime prints when the application does not start; it goes on without it. */
  private static final String FAILED = "CWWKZ0002E";

  private static final String DEMO_KEY = "demo key: ";
  private static final String STUDIO_KEY = "demo studio key: ";

  private final Path home;
  private final int port;
  private final Process process;
  private final List<String> console = new ArrayList<>();
  private final Thread reader;

  private TestServer(Path home, int port, Process process) {
    this.home = home;
    this.port = port;
    this.process = process;
    this.reader = new Thread(this::readConsole, "console-of-" + home.getFileName());
    this.reader.setDaemon(true);
    this.reader.start();
  }

  /** Starts a server, and returns when it says that it is ready. */
  static TestServer start(Path home, Map<String, String> environment)
      throws IOException, InterruptedException {
    TestServer server = launch(home, environment);
    try {
      server.awaitReady();
    } catch (AssertionError | InterruptedException e) {
      server.close();
      throw e;
    }
    return server;
  }

  /**
   * Starts a server, and returns at once.
   *
   * @param before programs that lead to the server, each running the next in its own place
   */
  static TestServer launch(Path home, Map<String, String> environment, String... before)
      throws IOException {
    String chosen = environment.get(PORT);
    int port = chosen == null ? freePort() : Integer.parseInt(chosen);
    List<String> command = new ArrayList<>(Arrays.asList(before));
    command.add(Installation.unpacked().command().toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> variables = builder.environment();
    variables.keySet().removeIf(name -> name.startsWith("QUIETZONE_"));
    variables.put("JAVA_HOME", System.getProperty("server.java.home", javaHome()));
    variables.put(JVM_ARGS, QUICK);
    variables.put("QUIETZONE_HOME", home.toString());
    variables.put(PORT, Integer.toString(port));
    variables.put("QUIETZONE_HTTPS_PORT", "-1");
    // All tests come from one address and share two keys; RateLimitIT has the limits of a real
    // server.
    variables.put("QUIETZONE_PUBLIC_REQUESTS_PER_MINUTE", "1000000");
    variables.put("QUIETZONE_STUDIO_REQUESTS_PER_MINUTE", "1000000");
    variables.putAll(environment);
    return new TestServer(home, port, builder.start());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  Path home() {
    return home;
  }

  int port() {
    return port;
  }

  String address() {
    return "http://localhost:" + port;
  }

  Api api() {
    return new Api(address());
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** The PostgreSQL of the home folder, as long as the server has not been given another. */
  EmbeddedPostgres postgres() {
    return new EmbeddedPostgres(home.resolve("database"));
  }

  /** The key that the first start of a development server prints. */
  String demoKey() throws InterruptedException {
    return awaitLine(DEMO_KEY).substring(DEMO_KEY.length());
  }

  /** The other key of the first start, which the Studio dialect takes. */
  String studioKey() throws InterruptedException {
    return awaitLine(STUDIO_KEY).substring(STUDIO_KEY.length());
  }

  /** What opens the operator's addresses of a development server. */
  String operatorToken() throws InterruptedException {
    String start = "operator token: ";
    return awaitLine(start).substring(start.length());
  }

  /** The password of the demonstration workspace's owner, as the first start prints it. */
  String demoPassword() throws InterruptedException {
    String start = "demo password: ";
    return awaitLine(start).substring(start.length());
  }

  String awaitReady() throws InterruptedException {
    return awaitLine(READY, FAILED);
  }

  boolean isReady() {
    return console().stream().anyMatch(line -> line.startsWith(READY));
  }

  /** Waits for the first line of the console that holds a text, and returns it. */
  String awaitLine(String text) throws InterruptedException {
    return awaitLine(text, "\0");
  }

  /** Gives up early when the console holds another text. */
  private String awaitLine(String text, String hopeless) throws InterruptedException {
    long end = System.nanoTime() + START_PATIENCE.toNanos();
    while (true) {
      boolean over = !reader.isAlive() || System.nanoTime() - end > 0;
      for (String line : console()) {
        if (line.contains(text)) {
          return line;
        }
        over |= line.contains(hopeless);
      }
      if (over) {
        throw new AssertionError(
            "The server did not print \"" + text + "\":\n" + String.join("\n", console()));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** What the server has printed so far, line by line. */
  List<String> console() {
    synchronized (console) {
      return List.copyOf(console);
    }
  }

  String messagesLog() throws IOException {
    return Files.readString(home.resolve("logs").resolve("messages.log"));
  }

  /** SIGTERM, as a service manager sends it; returns when the process has ended. */
  void stop() throws InterruptedException {
    process.destroy();
    awaitEnd();
  }

  /** SIGKILL; returns when the process has ended. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Of a process that has ended. */
  int exitStatus() {
    return process.exitValue();
  }

  /** Waits until the process has ended, and has printed all that it had to say. */
  void awaitEnd() throws InterruptedException {
    if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("The server did not stop:\n" + String.join("\n", console()));
    }
    reader.join(STOP_PATIENCE.toMillis());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      postgres().postmasters().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private void readConsole() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (console) {
          console.add(line);
        }
      }
    } catch (IOException e) {
      synchronized (console) {
        console.add("(the console ended: " + e + ")");
      }
    }
  }

  private static String javaHome() {
    return System.getProperty("java.home", "");
  }
}
