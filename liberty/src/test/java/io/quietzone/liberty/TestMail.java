package io.quietzone.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The letters that a development server wrote into its folder. */
final class TestMail {

  static final String RESET = "Choose another password";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;
  private static final Pattern TOKEN = Pattern.compile("\\?token=([A-Za-z0-9_-]+)");

  private TestMail() {}

  /** Waits for a letter, and returns it whole. */
  static String await(TestServer server, String to, String subject) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      for (String letter : all(server)) {
        if (letter.contains("To: " + to + "\r\n") && letter.contains("Subject: " + subject)) {
          return letter;
        }
      }
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("no letter to " + to + " about " + subject);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Waits for a letter, and returns what its link says. */
  static String awaitToken(TestServer server, String to, String subject) throws Exception {
    Matcher token = TOKEN.matcher(await(server, to, subject));
    if (!token.find()) {
      throw new AssertionError("no link in the letter to " + to);
    }
    return token.group(1);
  }

  /** What the links of all letters say that somebody has got so far. */
  static List<String> tokens(TestServer server, String to, String subject) throws IOException {
    return all(server).stream()
        .filter(letter -> letter.contains("To: " + to + "\r\n"))
        .filter(letter -> letter.contains("Subject: " + subject))
        .map(TOKEN::matcher)
        .filter(Matcher::find)
        .map(token -> token.group(1))
        .toList();
  }

  /** Waits for several letters, and returns what their links say. */
  static List<String> awaitTokens(TestServer server, String to, String subject, int letters)
      throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    List<String> tokens = tokens(server, to, subject);
    while (tokens.size() < letters && System.nanoTime() - end < 0) {
      Thread.sleep(POLL_MILLIS);
      tokens = tokens(server, to, subject);
    }
    return tokens;
  }

  static List<String> all(TestServer server) throws IOException {
    Path folder = server.home().resolve("mail");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".eml")).map(TestMail::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
