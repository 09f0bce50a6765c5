package io.quietzone.scans;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import ua_parser.Device;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/** Tells browsers, systems and bots apart. What a user agent is told to be is remembered. */
@Singleton
class Agents {

  private static final int REMEMBERED = 20_000;

  /** The parser's own table. */
  private static final String RULES = "/ua_parser/regexes.yaml";

  private static final String SPIDER = "Spider";

  /** Programs that fetch a link to show what is behind it, and the parser takes for people. */
  private static final List<String> PREVIEWERS =
      List.of("bot", "crawler", "spider", "preview", "whatsapp", "facebookexternalhit", "embedly");

  /** A maker of phones, whose owners are people. */
  private static final Pattern CUBOT = Pattern.compile("cubot", Pattern.CASE_INSENSITIVE);

  private static final Set<String> DESKTOPS =
      Set.of("Windows", "Mac OS X", "Linux", "Ubuntu", "Fedora", "Debian", "Chrome OS", "FreeBSD");

  private static final Set<String> MOBILES = Set.of("iOS", "Android", "Windows Phone", "KaiOS");

  private final Cache<String, Agent> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** Made on first use: their tables of expressions take a while to read. */
  private volatile @Nullable Parsers parsers;

  /**
   * The parser, and another that knows nothing but the devices that are spiders: there are few, and
   * of whatever is none of them nobody wants to know the device, which takes longest to find out.
   */
  private record Parsers(Parser whole, Parser spiders) {}

  @Inject
  Agents() {}

  Agent of(String userAgent) {
    return known.get(userAgent, this::parse);
  }

  private Agent parse(String userAgent) {
    Parsers made = parsers();
    OS os = made.whole().parseOS(userAgent);
    UserAgent client = made.whole().parseUserAgent(userAgent);
    String system = family(os == null ? null : os.family);
    String browser = family(client == null ? null : client.family);
    boolean bot = isBot(made, CUBOT.matcher(userAgent).replaceAll("phone"));
    return new Agent(bot ? Agent.BOT : device(userAgent, system), system, browser);
  }

  private static boolean isBot(Parsers made, String userAgent) {
    return isPreviewer(userAgent)
        || (isSpider(made.spiders(), userAgent) && isSpider(made.whole(), userAgent));
  }

  private static boolean isSpider(Parser parser, String userAgent) {
    Device device = parser.parseDevice(userAgent);
    return device != null && SPIDER.equals(device.family);
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

  private Parsers parsers() {
    Parsers made = parsers;
    if (made == null) {
      made = new Parsers(new Parser(), spiders());
      parsers = made;
    }
    return made;
  }

  private static Parser spiders() {
    try (InputStream file = Parser.class.getResourceAsStream(RULES)) {
      Map<String, List<Map<String, String>>> rules =
          new Yaml(Parser.getDefaultLoaderOptions()).load(file);
      rules.put("user_agent_parsers", List.of());
      rules.put("os_parsers", List.of());
      rules
          .getOrDefault("device_parsers", new ArrayList<>())
          .removeIf(rule -> !SPIDER.equals(rule.get("device_replacement")));
      return new Parser(
          new ByteArrayInputStream(new Yaml().dump(rules).getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
