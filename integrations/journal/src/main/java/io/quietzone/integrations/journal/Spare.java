package io.quietzone.integrations.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * A segment made ahead, full of zeros. Its blocks are there before the first record is: an fsync
 * that does not have to note a longer file takes a fraction of the time, and a full disk is found
 * here rather than in the middle of a group.
 */
final class Spare {

  private static final int STEP = 1 << 18;

  private final Path path;
  private final int size;
  private @Nullable FutureTask<Path> making;

  Spare(Path path, int size) {
    this.path = path;
    this.size = size;
  }

  /** Starts to make one, unless one is made or being made. */
  void prepare() {
    if (making == null) {
      making = start();
    }
  }

  /**
   * Hands the file out, when it is ready.
   *
   * @throws IOException if it cannot be made; the next call tries anew
   */
  Path take() throws IOException, InterruptedException {
    FutureTask<Path> made = making == null ? start() : making;
    making = null;
    try {
      return made.get();
    } catch (ExecutionException e) {
      throw new IOException("a segment cannot be made", e.getCause());
    }
  }

  private FutureTask<Path> start() {
    FutureTask<Path> task = new FutureTask<>(this::make);
    Thread maker = new Thread(task, "journal-spare");
    maker.setDaemon(true);
    maker.start();
    return task;
  }

  private Path make() throws IOException {
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(STEP, size));
      for (int left = size; left > 0; left -= zeros.capacity()) {
        zeros.clear().limit(Math.min(left, zeros.capacity()));
        while (zeros.hasRemaining()) {
          file.write(zeros);
        }
        // In steps: a long write-back would hold up the groups of the segment in use.
        file.force(false);
      }
      file.force(true);
    }
    return path;
  }
}
