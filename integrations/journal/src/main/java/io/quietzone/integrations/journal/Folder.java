package io.quietzone.integrations.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a journal: its segments, each named after the position of its first byte, its
 * identity, and a lock that keeps a second process out.
 */
final class Folder implements AutoCloseable {

  private static final Pattern SEGMENT = Pattern.compile("([0-9a-f]{16})\\.segment");
  private static final HexFormat HEX = HexFormat.of();

  private final Path path;
  private final FileChannel lockFile;

  private Folder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Takes the folder, which is made if it is not there.
   *
   * @throws IOException if another process has it, or it cannot be used
   */
  static Folder take(Path path) throws IOException {
    Files.createDirectories(path);
    FileChannel lockFile =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = lockFile.tryLock();
      if (lock != null) {
        return new Folder(path, lockFile);
      }
    } catch (OverlappingFileLockException e) {
      lockFile.close();
      throw new IOException(path + " is in use by this process already", e);
    }
    lockFile.close();
    throw new IOException(path + " is in use by another process");
  }

  /** The segments by the position of their first byte. */
  NavigableMap<Long, Path> segments() throws IOException {
    NavigableMap<Long, Path> segments = new TreeMap<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Matcher name = SEGMENT.matcher(file.getFileName().toString());
        if (name.matches()) {
          segments.put(HexFormat.fromHexDigitsToLong(name.group(1)), file);
        }
      }
    }
    return segments;
  }

  /** Where a file that is made ahead waits for its turn. */
  Path spare() {
    return path.resolve("spare");
  }

  /**
   * Makes the spare file the segment of a position. A segment of the same position is replaced: it
   * has no record, or the next would lie behind it.
   */
  Path adopt(Path spare, long position) throws IOException {
    Path segment = path.resolve(HEX.toHexDigits(position) + ".segment");
    Files.move(spare, segment, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync();
    return segment;
  }

  /** The journal's identity; drawn when it has none. */
  String id() throws IOException {
    try {
      return Files.readString(path.resolve("id")).strip();
    } catch (NoSuchFileException e) {
      return newId();
    }
  }

  /** Gives the journal another identity. */
  String newId() throws IOException {
    String id = UUID.randomUUID().toString();
    Path draft = path.resolve("id.new");
    try (FileChannel file =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)));
      file.force(true);
    }
    Files.move(draft, path.resolve("id"), StandardCopyOption.ATOMIC_MOVE);
    sync();
    return id;
  }

  /** What was made, renamed or removed in the folder is so after a power cut too. */
  private void sync() throws IOException {
    try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
