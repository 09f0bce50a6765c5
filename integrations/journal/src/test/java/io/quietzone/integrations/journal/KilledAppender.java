package io.quietzone.integrations.journal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Appends until it is killed, and tells on its standard output which records it was told were
 * durable: 8 bytes each, never held back.
 */
final class KilledAppender {

  private KilledAppender() {}

  public static void main(String[] arguments) throws Exception {
    Journal journal = Journal.open(Path.of(arguments[0]), Journal.MIN_SEGMENT_SIZE * 4);
    FileOutputStream told = new FileOutputStream(FileDescriptor.out);
    for (long number = Long.parseLong(arguments[1]); ; number++) {
      byte[] record = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
      journal.append(
          record,
          durable -> {
            if (durable) {
              write(told, record);
            }
          });
      if (number % 64 == 0) {
        Thread.sleep(1);
      }
    }
  }

  private static void write(FileOutputStream out, byte[] record) {
    try {
      out.write(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
