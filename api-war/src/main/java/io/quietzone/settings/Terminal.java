package io.quietzone.settings;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's own standard output, for what the person who started a development server may see
 * and no log may hold: what goes to {@code System.out} also lands in the log.
 */
public final class Terminal {

  // Never closed: standard output stays open for others.
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Terminal() {}

  /** Prints a line. */
  public static void print(String line) {
    OUT.println(line);
  }
}
