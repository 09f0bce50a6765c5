package io.quietzone.scans;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;
import ua_parser.Parser;

/** Tells browsers, systems and bots apart. What a user agent is told to be is remembered. */
@Singleton
class Agents {

  private static final int REMEMBERED = 20_000;

  /** Programs that fetch a link to show what is behind it, and the parser takes for people. */
  private static final List<String> PREVIEWERS =
      List.of("bot", "crawler", "spider", "preview", "whatsapp", "facebookexternalhit", "embedly");

  private static final Set<String> DESKTOPS =
      Set.of("Windows", "Mac OS X", "Linux", "Ubuntu", "Fedora", "Debian", "Chrome OS", "FreeBSD");

  private static final Set<String> MOBILES = Set.of("iOS", "Android", "Windows Phone", "KaiOS");

  private final Cache<String, Agent> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** Made on first use: its table of expressions takes a while to read. */
  private volatile @Nullable Parser parser;

  @Inject
  Agents() {}

  Agent of(String userAgent) {
    return known.get(userAgent, this::parse);
  }

  private Agent parse(String userAgent) {
    Client client = parser().parse(userAgent);
    String system = family(client.os == null ? null : client.os.family);
    String browser = family(client.userAgent == null ? null : client.userAgent.family);
    boolean spider = client.device != null && "Spider".equals(client.device.family);
    return new Agent(
        spider || isPreviewer(userAgent) ? Agent.BOT : device(userAgent, system), system, browser);
  }

  private static boolean isPreviewer(String userAgent) {
    String lowerCase = userAgent.toLowerCase(Locale.ROOT);
    return PREVIEWERS.stream().anyMatch(lowerCase::contains);
  }

  private static String device(String userAgent, String system) {
    if (MOBILES.contains(system)) {
      boolean tablet =
          userAgent.contains("iPad")
              || userAgent.contains("Tablet")
              || (system.equals("Android") && !userAgent.contains("Mobile"));
      return tablet ? "tablet" : "mobile";
    }
    return DESKTOPS.contains(system) ? "desktop" : "other";
  }

  private static String family(@Nullable String family) {
    return family == null || family.equals("Other") ? "" : family;
  }

  private Parser parser() {
    Parser made = parser;
    if (made == null) {
      made = new Parser();
      parser = made;
    }
    return made;
  }
}
