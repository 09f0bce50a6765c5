package io.quietzone.liberty;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Scans codes one after the other over a few connections, whatever happens to the server, and keeps
 * count of what arrived: the oracle for tests in which something dies.
 *
 * <p>As a program it loads a server until it is told to end by SIGTERM, and then prints for each
 * code how often it was sent, answered and refused: {@code java ScanLoad.java <port> <connections>
 * <pause in milliseconds> <seconds at the most> <short id>...}
 */
final class ScanLoad implements AutoCloseable {

  private static final int CONNECT_MILLIS = 1000;
  private static final int ANSWER_MILLIS = 20_000;
  private static final int RECONNECT_MILLIS = 20;

  private final int port;
  private final int pauseMillis;
  private final List<String> ids;
  private final AtomicLongArray sent;
  private final AtomicLongArray answered;
  private final AtomicLongArray refused;
  private final AtomicLong failures = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * What became of a code's requests.
   *
   * @param sent requests of which at least a part left for the server
   * @param answered those whose 302 arrived whole
   * @param refused those whose answer was another one
   */
  record Tally(long sent, long answered, long refused) {

    /** Those whose answer never arrived: nobody knows whether they were recorded. */
    long unanswered() {
      return sent - answered - refused;
    }
  }

  private ScanLoad(int port, int pauseMillis, List<String> ids) {
    this.port = port;
    this.pauseMillis = pauseMillis;
    this.ids = List.copyOf(ids);
    this.sent = new AtomicLongArray(ids.size());
    this.answered = new AtomicLongArray(ids.size());
    this.refused = new AtomicLongArray(ids.size());
  }

  /**
   * Starts to scan.
   *
   * @param pauseMillis between an answer and the next request on its connection
   */
  static ScanLoad start(int port, int connections, int pauseMillis, List<String> ids) {
    ScanLoad load = new ScanLoad(port, pauseMillis, ids);
    for (int i = 0; i < connections; i++) {
      int first = i;
      Thread thread = new Thread(() -> load.run(first, connections), "phone-" + i);
      thread.setDaemon(true);
      thread.start();
      load.threads.add(thread);
    }
    return load;
  }

  Tally tally(String id) {
    return tally(ids.indexOf(id));
  }

  private Tally tally(int code) {
    // In this order: an answer that arrives meanwhile is one that was sent before.
    long received = answered.get(code);
    long other = refused.get(code);
    return new Tally(sent.get(code), received, other);
  }

  /** Of all codes together. */
  Tally total() {
    Tally total = new Tally(0, 0, 0);
    for (int code = 0; code < ids.size(); code++) {
      Tally one = tally(code);
      total =
          new Tally(
              total.sent() + one.sent(),
              total.answered() + one.answered(),
              total.refused() + one.refused());
    }
    return total;
  }

  /** How many answers said that something went wrong in the server. */
  long failures() {
    return failures.get();
  }

  /** Waits for the answers that are on their way, and sends no more. */
  @Override
  public void close() {
    stopped = true;
    try {
      for (Thread thread : threads) {
        thread.join(CONNECT_MILLIS + ANSWER_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Each connection begins with a code of its own and leaves the ones between to the others. */
  private void run(int first, int connections) {
    int next = first;
    while (!stopped) {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        socket.setTcpNoDelay(true);
        InputStream in = new BufferedInputStream(socket.getInputStream());
        while (!stopped) {
          scan(socket, in, next % ids.size());
          next += connections;
          pause(pauseMillis);
        }
      } catch (IOException e) {
        // The server is gone, or its answer: what was sent is counted already.
        pause(RECONNECT_MILLIS);
      }
    }
  }

  private void scan(Socket socket, InputStream in, int code) throws IOException {
    byte[] request =
        ("GET /q/" + ids.get(code) + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: phone\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    sent.incrementAndGet(code);
    socket.getOutputStream().write(request);
    Head head = readHead(in);
    if (head.length() >= 0) {
      in.skipNBytes(head.length());
    } else if (head.status() == 302) {
      throw new IOException("a redirect without a length");
    }
    (head.status() == 302 ? answered : refused).incrementAndGet(code);
    failures.addAndGet(head.status() >= 500 ? 1 : 0);
    if (head.length() < 0 || head.last()) {
      throw new IOException("nothing more comes over this connection");
    }
  }

  /**
   * How an answer begins.
   *
   * @param length of what follows, in bytes; negative if it is not told
   * @param last whether the server ends the connection with it
   */
  private record Head(int status, long length, boolean last) {}

  private static Head readHead(InputStream in) throws IOException {
    String first = line(in);
    if (!first.matches("HTTP/1\\.1 \\d{3}.*")) {
      throw new IOException("not an answer: " + first);
    }
    long length = -1;
    boolean last = false;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String header = line.toLowerCase(Locale.ROOT);
      if (header.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(header.indexOf(':') + 1).strip());
      }
      last |= header.startsWith("connection:") && header.contains("close");
    }
    return new Head(Integer.parseInt(first.substring(9, 12)), length, last);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next != '\n') {
      if (next < 0) {
        throw new IOException("the connection ended");
      }
      line.append((char) next);
      next = in.read();
    }
    return line.toString().stripTrailing();
  }

  private static void pause(int millis) {
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    List<String> ids = Arrays.asList(arguments).subList(4, arguments.length);
    ScanLoad load =
        start(
            Integer.parseInt(arguments[0]),
            Integer.parseInt(arguments[1]),
            Integer.parseInt(arguments[2]),
            ids);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  load.close();
                  for (String id : ids) {
                    Tally tally = load.tally(id);
                    System.out.println(
                        String.join(
                            " ",
                            id,
                            Long.toString(tally.sent()),
                            Long.toString(tally.answered()),
                            Long.toString(tally.refused())));
                  }
                }));
    TimeUnit.SECONDS.sleep(Long.parseLong(arguments[3]));
  }
}
