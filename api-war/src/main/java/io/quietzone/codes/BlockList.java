package io.quietzone.codes;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that an operator has blocked, in a file of one a line: {@code evil.example} is that host,
 * {@code .evil.example} that host and all below it. Lines that start with {@code #} are remarks. A
 * file that changes is read again; one that cannot be read, or has a line that is no host, leaves
 * the list as it was.
 */
final class BlockList {

  private static final Logger LOG = System.getLogger(BlockList.class.getName());

  private final Path file;
  private volatile Set<String> entries = Set.of();
  private @Nullable Stamp seen;
  private boolean troubled;

  /** What tells that a file was written: the time alone is too coarse for two writes in a row. */
  private record Stamp(FileTime written, long size) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
    }
  }

  /**
   * Reads the list.
   *
   * @throws IllegalStateException if it cannot be read
   */
  BlockList(Path file) {
    this.file = file;
    try {
      readIfWritten();
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "QUIETZONE_DESTINATION_BLOCKLIST: cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Reads the file again if it was written since, or could not be read when it was. */
  synchronized void refresh() {
    try {
      if (readIfWritten()) {
        LOG.log(Level.INFO, "Blocked destinations were read again: {0} entries", entries.size());
      }
      troubled = false;
    } catch (IOException | IllegalArgumentException e) {
      if (!troubled) {
        LOG.log(Level.WARNING, "Blocked destinations stay as they were: {0}", e.getMessage());
      }
      troubled = true;
    }
  }

  private boolean readIfWritten() throws IOException {
    Stamp found = Stamp.of(file);
    if (found.equals(seen)) {
      return false;
    }
    entries = read(file);
    seen = found;
    return true;
  }

  /**
   * Whether a host is blocked.
   *
   * @param host in lower case and ASCII
   */
  boolean blocks(String host) {
    Set<String> now = entries;
    if (now.contains(host)) {
      return true;
    }
    String suffix = "." + host;
    while (!suffix.isEmpty()) {
      if (now.contains(suffix)) {
        return true;
      }
      int next = suffix.indexOf('.', 1);
      suffix = next < 0 ? "" : suffix.substring(next);
    }
    return false;
  }

  private static Set<String> read(Path file) throws IOException {
    Set<String> entries = new HashSet<>();
    for (String line : Files.readAllLines(file)) {
      String entry = line.strip();
      if (!entry.isEmpty() && !entry.startsWith("#")) {
        boolean suffix = entry.startsWith(".");
        String host = Destination.hostOf(suffix ? entry.substring(1) : entry);
        entries.add(suffix ? "." + host : host);
      }
    }
    return entries;
  }
}
