package io.quietzone.integrations.postgres;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Says which JVM owns a data folder. The operating system drops it with the process, however that
 * ends, so a PostgreSQL found running under a free lock has lost its owner.
 */
final class FolderLock implements AutoCloseable {

  /** A JVM that is just ending still holds its lock for a moment. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Logger LOG = System.getLogger(FolderLock.class.getPackageName());

  private final FileChannel channel;
  private final boolean ours;

  private FolderLock(FileChannel channel, boolean ours) {
    this.channel = channel;
    this.ours = ours;
  }

  static FolderLock take(Path folder)
      throws IOException, ServerUnavailableException, InterruptedException {
    Path file = folder.resolve("lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    Deadline deadline = Deadline.in(PATIENCE);
    try {
      while (channel.tryLock() == null) {
        if (deadline.passed()) {
          channel.close();
          throw inUse(folder, Files.readString(file).strip());
        }
        Thread.sleep(50);
      }
    } catch (OverlappingFileLockException e) {
      return new FolderLock(channel, false);
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return new FolderLock(channel, true);
  }

  /** False where another class loader of this JVM held the lock when this one asked. */
  boolean isOurs() {
    return ours;
  }

  /**
   * Gives the folder up. Where another class loader of this JVM holds the lock, the file stays
   * open: POSIX drops all of a process's locks on a file as soon as it closes that file once.
   */
  @Override
  public void close() {
    if (ours) {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The lock on a data folder could not be released", e);
      }
    }
  }

  private static ServerUnavailableException inUse(Path folder, String pid) {
    return new ServerUnavailableException(
        "The data folder "
            + folder
            + " is in use by another server (process "
            + (pid.isEmpty() ? "unknown" : pid)
            + "). Stop that one, or give this one a folder of its own.");
  }
}
