package io.quietzone.integrations.journal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.io.aio.AIOSequentialFileFactory;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFileFactory;

/**
 * How many records a second are acknowledged, and how long one waits for it: some clients, each of
 * which appends its next record when the one before is on disk, as a scan that is answered then.
 * The contenders take turns in one run, on the disk of the folder given.
 *
 * <p>Usage: {@code JournalBench [folder] [seconds] [rounds]}.
 */
final class JournalBench {

  private static final int RECORD_BYTES = 220;
  private static final int[] CLIENTS = {64, 256};
  private static final int THREADS = 2;

  /** Artemis's defaults for files written with NIO: half a mebibyte, and 3.3 ms, at the most. */
  private static final int NIO_BUFFER = 512 * 1024;

  private static final int NIO_TIMEOUT_NANOS = 3_333_333;

  private static final int NIO_MAX_IO = 1;

  private static final int AIO_MAX_IO = 4096;

  private final Contender contender;
  private final int clients;
  private final BlockingQueue<Integer> ready = new LinkedBlockingQueue<>();
  private final long[] appendedAt;
  private final List<Long> waits = new ArrayList<>();
  private volatile boolean over;

  private JournalBench(Contender contender, int clients) {
    this.contender = contender;
    this.clients = clients;
    this.appendedAt = new long[clients];
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = arguments.length > 0 ? Path.of(arguments[0]) : Path.of("target");
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
    Map<String, Contender.Factory> contenders = new LinkedHashMap<>();
    contenders.put("ours", OwnJournal::new);
    contenders.put(
        "Artemis (NIO)",
        path ->
            new ArtemisJournal(
                new NIOSequentialFileFactory(
                    path.toFile(), true, NIO_BUFFER, NIO_TIMEOUT_NANOS, NIO_MAX_IO, false)));
    if (Contender.available(() -> AIOSequentialFileFactory.isSupported(folder.toFile()))) {
      contenders.put(
          "Artemis (libaio)",
          path -> new ArtemisJournal(new AIOSequentialFileFactory(path.toFile(), AIO_MAX_IO)));
    }
    for (int clients : CLIENTS) {
      Map<String, Double> best = new LinkedHashMap<>();
      for (int round = 0; round < rounds; round++) {
        for (Map.Entry<String, Contender.Factory> entry : contenders.entrySet()) {
          best.merge(entry.getKey(), measure(folder, entry, clients, seconds), Math::max);
        }
      }
      double ours = best.values().iterator().next();
      best.forEach(
          (name, rate) ->
              System.out.printf(
                  Locale.ROOT,
                  "%d clients, best of %d: %-16s %8.0f a second, %.2f of ours%n",
                  clients,
                  rounds,
                  name,
                  rate,
                  rate / ours));
    }
    System.exit(0);
  }

  private static double measure(
      Path folder, Map.Entry<String, Contender.Factory> entry, int clients, int seconds)
      throws Exception {
    Path journal = Files.createTempDirectory(folder, "journal");
    try (Contender contender = entry.getValue().open(journal)) {
      return new JournalBench(contender, clients).run(entry.getKey(), seconds);
    } finally {
      remove(journal);
    }
  }

  private double run(String name, int seconds) throws InterruptedException {
    for (int client = 0; client < clients; client++) {
      ready.add(client);
    }
    List<Thread> threads = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::append);
      thread.start();
      threads.add(thread);
    }
    TimeUnit.SECONDS.sleep(seconds);
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    long nanos = System.nanoTime() - start;
    long[] sorted;
    synchronized (waits) {
      sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    }
    double rate = sorted.length * 1e9 / nanos;
    System.out.printf(
        Locale.ROOT,
        "%4d clients  %-16s %8.0f a second, p50 %.2f ms, p99 %.2f ms%n",
        clients,
        name,
        rate,
        sorted[sorted.length / 2] / 1e6,
        sorted[(int) (sorted.length * 0.99)] / 1e6);
    return rate;
  }

  private void append() {
    try {
      while (!over) {
        Integer client = ready.poll(10, TimeUnit.MILLISECONDS);
        if (client != null) {
          byte[] record = new byte[RECORD_BYTES];
          Arrays.fill(record, (byte) 'x');
          appendedAt[client] = System.nanoTime();
          contender.append(record, () -> acknowledged(client));
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void acknowledged(int client) {
    long wait = System.nanoTime() - appendedAt[client];
    synchronized (waits) {
      waits.add(wait);
    }
    ready.add(client);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
