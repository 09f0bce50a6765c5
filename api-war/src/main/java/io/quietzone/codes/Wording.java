package io.quietzone.codes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Words that no short id may say, for what is printed is read by everybody. */
final class Wording {

  /** What a visitor would take for ours, or for a place of trust. */
  private static final Set<String> RESERVED =
      Set.of(
          "abuse",
          "account",
          "admin",
          "api",
          "app",
          "assets",
          "auth",
          "billing",
          "codes",
          "dashboard",
          "docs",
          "health",
          "help",
          "home",
          "index",
          "legal",
          "login",
          "logout",
          "metrics",
          "null",
          "official",
          "openapi",
          "operator",
          "password",
          "payment",
          "preview",
          "privacy",
          "qr",
          "quietzone",
          "root",
          "scan",
          "secure",
          "security",
          "settings",
          "signin",
          "signup",
          "static",
          "status",
          "support",
          "system",
          "terms",
          "undefined",
          "verify",
          "webhooks",
          "well-known",
          "www");

  /** Found anywhere in an id. */
  private static final List<String> ANYWHERE;

  /** Parts of decent words: offensive only between hyphens. */
  private static final Set<String> ALONE;

  /** Found anywhere in an id that has no vowels. */
  private static final List<String> CONSONANTS;

  static {
    List<String> lines = read();
    ANYWHERE = lines.stream().filter(line -> Character.isLetter(line.charAt(0))).toList();
    ALONE = Set.copyOf(marked(lines, "="));
    CONSONANTS = marked(lines, "~");
  }

  private Wording() {}

  static boolean isReserved(String id) {
    return RESERVED.contains(id);
  }

  static boolean isOffensive(String id) {
    String read = asRead(id);
    String joined = read.replace("-", "");
    return ANYWHERE.stream().anyMatch(joined::contains)
        || ALONE.contains(joined)
        || (hasNoVowel(id) && CONSONANTS.stream().anyMatch(id::contains))
        || List.of(read.split("-", -1)).stream().anyMatch(ALONE::contains);
  }

  /** Digits that stand for letters. */
  private static String asRead(String id) {
    return id.replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't')
        .replace('8', 'b');
  }

  private static boolean hasNoVowel(String id) {
    return id.chars().noneMatch(c -> "aeiou".indexOf(c) >= 0);
  }

  private static List<String> marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  private static List<String> read() {
    InputStream list = Wording.class.getResourceAsStream("offensive.txt");
    if (list == null) {
      throw new IllegalStateException("offensive.txt is not in the application");
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
