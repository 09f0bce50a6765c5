package io.quietzone.liberty;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A Redis of a test's own, on loopback, keeping nothing on disk. */
final class RedisServer implements AutoCloseable {

  private static final long POLL_MILLIS = 20;

  private final Process process;
  private final int port;

  private RedisServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where the program is; empty where none is installed. */
  static boolean isInstalled() {
    return program().isPresent();
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static RedisServer start() throws IOException, InterruptedException {
    int port = TestServer.freePort();
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    RedisServer server = new RedisServer(process, port);
    server.awaitPort();
    return server;
  }

  String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** SIGKILL; returns when the process has ended. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void awaitPort() throws IOException, InterruptedException {
    while (process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        Thread.sleep(POLL_MILLIS);
      }
    }
    throw new IOException("redis-server ended with status " + process.exitValue());
  }
}
