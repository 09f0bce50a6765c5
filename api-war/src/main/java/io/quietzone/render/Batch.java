package io.quietzone.render;

import io.quietzone.render.Pictures.Found;
import io.quietzone.render.Pictures.Prepared;
import io.quietzone.usage.Quotas;
import io.quietzone.usage.Reservation;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Pictures that were proven to be drawable, and wait to be drawn into a ZIP file. They are drawn by
 * all processors a few ahead of the writer, so that memory does not grow with their number.
 */
public final class Batch {

  /** How many tasks wait for the writer, for each processor. */
  private static final int TASKS_AHEAD = 3;

  private static final int MAX_TASK_ITEMS = 32;

  /** About as many pixels are drawn by one task, unless a single picture has more. */
  private static final long MAX_TASK_PIXELS = 8_000_000;

  /** 1 January 1980, the first day that ZIP knows: equal batches are equal files. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final List<Entry> entries;
  private final String plan;
  private final Quotas quotas;
  private final Reservation reservation;
  private final Pictures pictures;
  private final ExecutorService threads;

  /** A picture to draw, and the item that asked for it. */
  record Entry(Prepared picture, BatchItem item) {}

  /** A picture that was drawn. */
  private record Drawn(Entry entry, Found picture, long crc, long milliseconds) {}

  Batch(
      List<Entry> entries,
      String plan,
      Quotas quotas,
      Reservation reservation,
      Pictures pictures,
      ExecutorService threads) {
    this.entries = entries;
    this.plan = plan;
    this.quotas = quotas;
    this.reservation = reservation;
    this.pictures = pictures;
    this.threads = threads;
  }

  /** How many pictures there are. */
  public int count() {
    return entries.size();
  }

  /** The id of the plan it is made on. */
  public String plan() {
    return plan;
  }

  /** Renders left this month; empty without a limit, and for a batch that was paid before. */
  public OptionalLong remaining() {
    return reservation.remaining();
  }

  /**
   * Draws the pictures and writes them as a ZIP file, without compressing them again, and after
   * them {@code manifest.json}. Renders are given back if the file cannot be written to its end.
   *
   * @throws IOException if whoever reads has gone; nothing more is drawn then
   */
  public void writeTo(OutputStream out) throws IOException {
    Deque<Future<List<Drawn>>> ahead = new ArrayDeque<>();
    boolean written = false;
    quotas.keep(reservation);
    try (ByteArrayOutputStream manifest = new ByteArrayOutputStream()) {
      write(out, manifest, ahead);
      written = true;
    } finally {
      if (!written) {
        ahead.forEach(task -> task.cancel(true));
        quotas.release(reservation);
      }
    }
  }

  private void write(
      OutputStream out, ByteArrayOutputStream manifest, Deque<Future<List<Drawn>>> ahead)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setMethod(ZipOutputStream.STORED);
    JsonGenerator json = Json.createGenerator(manifest);
    json.writeStartObject()
        .write("count", entries.size())
        .write("plan", plan)
        .writeStartArray("items");
    int limit = TASKS_AHEAD * Runtime.getRuntime().availableProcessors();
    int index = 0;
    int next = 0;
    while (next < entries.size() || !ahead.isEmpty()) {
      while (next < entries.size() && ahead.size() < limit) {
        List<Entry> task = entries.subList(next, endOfTask(next));
        ahead.add(threads.submit(() -> draw(task)));
        next += task.size();
      }
      for (Drawn drawn : result(ahead.remove())) {
        String name = fileName(index, drawn.entry().picture().order().format());
        put(zip, name, drawn.picture().file(), drawn.crc());
        describe(json, index, name, drawn);
        index++;
      }
    }
    json.writeEnd().writeEnd().close();
    // Before the end of the file: without it there is no file, and nothing is delivered for free.
    quotas.settle(reservation);
    put(zip, "manifest.json", manifest.toByteArray(), crc(manifest.toByteArray()));
    zip.finish();
    out.flush();
  }

  private int endOfTask(int start) {
    int end = start;
    long pixels = 0;
    do {
      long edge = entries.get(end).picture().order().size().pixels();
      pixels += edge * edge;
      end++;
    } while (end < entries.size() && end - start < MAX_TASK_ITEMS && pixels < MAX_TASK_PIXELS);
    return end;
  }

  private List<Drawn> draw(List<Entry> task) {
    List<Drawn> drawn = new ArrayList<>(task.size());
    for (Entry entry : task) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      long start = System.nanoTime();
      Found picture = pictures.get(entry.picture());
      long milliseconds = picture.cached() ? 0 : (System.nanoTime() - start) / 1_000_000;
      drawn.add(new Drawn(entry, picture, crc(picture.file()), milliseconds));
    }
    return drawn;
  }

  private static List<Drawn> result(Future<List<Drawn>> task) throws IOException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server stops", e);
    } catch (ExecutionException e) {
      throw new IOException("a picture of a batch could not be drawn", e.getCause());
    }
  }

  private static String fileName(int index, String format) {
    return String.format(Locale.ROOT, "qr-%04d.%s", index + 1, format);
  }

  private static void put(ZipOutputStream zip, String name, byte[] file, long crc)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    entry.setSize(file.length);
    entry.setCrc(crc);
    zip.putNextEntry(entry);
    zip.write(file);
    zip.closeEntry();
  }

  private static void describe(JsonGenerator json, int index, String name, Drawn drawn) {
    Order order = drawn.entry().picture().order();
    json.writeStartObject()
        .write("index", index)
        .write("filename", name)
        .write("data_type", drawn.entry().item().dataType())
        .write("format", order.format())
        .write("size_inches", order.size().inches())
        .write("dpi", order.size().dpi())
        .write("bytes", drawn.picture().file().length)
        .write("cache", drawn.picture().cached() ? "HIT" : "MISS")
        .write("duration_ms", drawn.milliseconds())
        .write("has_logo", order.style().logo() != null);
    drawn
        .entry()
        .item()
        .link()
        .ifPresent(link -> json.write("short_id", link.shortId()).write("public_url", link.url()));
    drawn.entry().picture().fixed().ifPresent(changes -> json.write("fixed", changes));
    json.writeEnd();
  }

  private static long crc(byte[] file) {
    CRC32 crc = new CRC32();
    crc.update(file);
    return crc.getValue();
  }
}
