package io.quietzone.integrations.journal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * A journal in the race. What is durable is taken out again at once, as the importer does, so that
 * the journal does not grow.
 */
interface Contender extends AutoCloseable {

  /** Makes a contender in an empty folder. */
  @FunctionalInterface
  interface Factory {
    Contender open(Path folder) throws Exception;
  }

  @Override
  void close() throws IOException;

  /** Adds a record; {@code durable} is run once it is on disk. */
  void append(byte[] record, Runnable durable) throws Exception;

  /** Whether what this contender needs is on this machine. */
  static boolean available(BooleanSupplier check) {
    try {
      return check.getAsBoolean();
    } catch (LinkageError e) {
      return false;
    }
  }
}
