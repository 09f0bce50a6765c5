package io.quietzone.codes;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that an operator has blocked, in a file of one a line: {@code evil.example} is that host,
 * {@code .evil.example} that host and all below it. Lines that start with {@code #} are remarks. A
 * file that changes is read again; one that cannot be read leaves the list as it was.
 */
final class BlockList {

  private static final Logger LOG = System.getLogger(BlockList.class.getName());

  private final Path file;
  private volatile Set<String> entries = Set.of();
  private @Nullable FileTime seen;

  /**
   * Reads the list.
   *
   * @throws IllegalStateException if it cannot be read
   */
  BlockList(Path file) {
    this.file = file;
    try {
      this.seen = Files.getLastModifiedTime(file);
      this.entries = read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("QUIETZONE_DESTINATION_BLOCKLIST: cannot read " + file, e);
    }
  }

  /** Reads the file again if it was written since. */
  synchronized void refresh() {
    try {
      FileTime written = Files.getLastModifiedTime(file);
      if (!written.equals(seen)) {
        seen = written;
        entries = read(file);
        LOG.log(Level.INFO, "Blocked destinations were read again: {0} entries", entries.size());
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "Blocked destinations stay as they were: {0}", e.getMessage());
    }
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
        String host = IDN.toASCII(suffix ? entry.substring(1) : entry).toLowerCase(Locale.ROOT);
        entries.add(suffix ? "." + host : host);
      }
    }
    return entries;
  }
}
