package io.quietzone.scans;

import io.quietzone.integrations.journal.Journal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Semaphore;

/**
 * Fills a journal with scans as visitors of all kinds leave them, for {@code
 * liberty/bench/import.sh}: {@code <folder> <scans> <code id>...}. Prints how many bytes they take.
 */
public final class JournalFill {

  private static final int WAITING = 1 << 14;
  private static final int VERSIONS = 120;

  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML,"
              + " like Gecko) Version/17.%<d Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/%d.0.0.0 Mobile Safari/537.36",
          "Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/%d.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:%d.0) Gecko/20100101 Firefox/%<d.0",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/17.%d Safari/605.1.15");

  private static final List<String> COUNTRIES =
      List.of("DE", "FR", "ES", "US", "GB", "IT", "NL", "AT", "CH", "BR", "");
  private static final List<String> LANGUAGES = List.of("de", "fr", "es", "en", "it", "nl", "");
  private static final List<String> REFERRERS =
      List.of("", "", "", "news.example.org", "t.example");

  private final Random random = new Random(1);
  private final List<String> codes;

  private JournalFill(List<String> codes) {
    this.codes = codes;
  }

  public static void main(String[] arguments) throws Exception {
    int scans = Integer.parseInt(arguments[1]);
    JournalFill fill = new JournalFill(Arrays.asList(arguments).subList(2, arguments.length));
    Semaphore room = new Semaphore(WAITING);
    try (Journal journal = Journal.open(Path.of(arguments[0]), Journal.SEGMENT_SIZE)) {
      long start = journal.end();
      for (int i = 0; i < scans; i++) {
        room.acquire();
        journal.append(fill.next().bytes(), durable -> room.release());
      }
      room.acquire(WAITING);
      if (journal.lost() > 0) {
        throw new IllegalStateException(journal.lost() + " scans could not be written");
      }
      System.out.println(journal.end() - start);
    }
  }

  private ScanRecord next() {
    String agent = String.format(Locale.ROOT, any(AGENTS), random.nextInt(VERSIONS));
    return new ScanRecord(
        System.currentTimeMillis(),
        random.nextLong(),
        random.nextInt(4) > 0,
        false,
        any(codes),
        any(COUNTRIES),
        "",
        "https://example.com/launch?from=" + random.nextInt(100),
        agent,
        any(REFERRERS),
        any(LANGUAGES));
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
