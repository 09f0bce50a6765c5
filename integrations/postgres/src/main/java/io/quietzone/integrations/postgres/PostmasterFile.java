package io.quietzone.integrations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code postmaster.pid}, which a running PostgreSQL keeps in its data directory and a killed one
 * leaves behind.
 *
 * @param dataDirectory as the postmaster was given it
 * @param status {@code starting}, {@code ready}, {@code stopping} or {@code standby}; empty before
 *     the first
 */
record PostmasterFile(long pid, String dataDirectory, int port, String status) {

  private static final int PID = 0;
  private static final int DATA_DIRECTORY = 1;
  private static final int PORT = 3;
  private static final int STATUS = 7;

  static Path in(Path dataDirectory) {
    return dataDirectory.resolve("postmaster.pid");
  }

  /** Empty when there is no such file, or it is not written to its end yet. */
  static Optional<PostmasterFile> read(Path dataDirectory) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(in(dataDirectory));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    if (lines.size() <= PORT) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.get(PID).strip()),
              lines.get(DATA_DIRECTORY),
              Integer.parseInt(lines.get(PORT).strip()),
              lines.size() > STATUS ? lines.get(STATUS).strip() : ""));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean isReady() {
    return status.equals("ready");
  }

  /** The live postmaster that wrote this file; empty when it is gone or its pid was given away. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isPostmaster);
  }

  /** A process of this user without readable arguments is a zombie. */
  private boolean isPostmaster(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(dataDirectory))
        .orElse(false);
  }
}
