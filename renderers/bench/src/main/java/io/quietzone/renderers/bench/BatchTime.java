package io.quietzone.renderers.bench;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.png.PngRenderer;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * How long 5,000 different PNG files of an inch at 300 dpi take into a ZIP file of stored entries,
 * drawn by two threads and written in their order; encoding included.
 */
final class BatchTime {

  private static final int COUNT = 5000;
  private static final int THREADS = 2;
  private static final int TASK = 50;
  private static final int WARM_UPS = 20;
  private static final int ROUNDS = 15;
  private static final double GOAL_SECONDS = 0.15;
  private static final PrintSize ONE_INCH = new PrintSize(1, 300);

  private final String[] texts = new String[COUNT];
  private final PngRenderer renderer = new PngRenderer();

  /** A file and its checksum, which a stored entry has before it. */
  private record Drawn(byte[] file, long crc) {}

  private BatchTime() {
    for (int i = 0; i < COUNT; i++) {
      texts[i] = String.format(Locale.ROOT, "https://quietzone.example/q/batch-of-codes-%08d", i);
    }
  }

  /**
   * Prints the median of some rounds.
   *
   * @return whether the goal is reached
   */
  static boolean print(PrintStream out)
      throws IOException, InterruptedException, ExecutionException {
    BatchTime batch = new BatchTime();
    double[] seconds = new double[ROUNDS];
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = -WARM_UPS; round < ROUNDS; round++) {
        long start = System.nanoTime();
        batch.write(threads, OutputStream.nullOutputStream());
        if (round >= 0) {
          seconds[round] = (System.nanoTime() - start) / 1e9;
        }
      }
    } finally {
      threads.shutdown();
    }
    Arrays.sort(seconds);
    double median = seconds[ROUNDS / 2];
    boolean reached = median <= GOAL_SECONDS;
    out.printf(
        Locale.ROOT,
        "%n%,d PNG of 300 px into a ZIP file, %d threads: median %.3f s, best %.3f s, goal %.3f s"
            + " %s%n",
        COUNT,
        THREADS,
        median,
        seconds[0],
        GOAL_SECONDS,
        reached ? "reached" : "MISSED");
    return reached;
  }

  private void write(ExecutorService threads, OutputStream out)
      throws IOException, InterruptedException, ExecutionException {
    List<Future<List<Drawn>>> tasks = new ArrayList<>();
    for (int start = 0; start < COUNT; start += TASK) {
      int first = start;
      tasks.add(threads.submit(() -> draw(first)));
    }
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      int index = 0;
      for (Future<List<Drawn>> task : tasks) {
        for (Drawn drawn : task.get()) {
          put(zip, ++index, drawn);
        }
      }
    }
  }

  private List<Drawn> draw(int start) {
    List<Drawn> files = new ArrayList<>(TASK);
    for (int i = start; i < start + TASK; i++) {
      byte[] file =
          renderer.render(
              Drawing.of(
                  SymbolEncoder.encode(texts[i], ErrorCorrection.M),
                  SymbolStyle.STANDARD,
                  ONE_INCH));
      CRC32 crc = new CRC32();
      crc.update(file);
      files.add(new Drawn(file, crc.getValue()));
    }
    return files;
  }

  private static void put(ZipOutputStream zip, int number, Drawn drawn) throws IOException {
    ZipEntry entry = new ZipEntry(String.format(Locale.ROOT, "qr-%04d.png", number));
    entry.setTime(0);
    entry.setSize(drawn.file().length);
    entry.setCrc(drawn.crc());
    zip.putNextEntry(entry);
    zip.write(drawn.file());
    zip.closeEntry();
  }
}
