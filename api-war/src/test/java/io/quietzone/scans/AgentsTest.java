package io.quietzone.scans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsTest {

  private static final Agents AGENTS = new Agents();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.4 Mobile/15E148 Safari/604.1|mobile|iOS|Mobile Safari",
        "Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.4 Mobile/15E148 Safari/604.1|tablet|iOS|Mobile Safari",
        "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/124.0.0.0 Mobile Safari/537.36|mobile|Android|Chrome Mobile",
        "Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/124.0.0.0 Safari/537.36|tablet|Android|Chrome",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101"
            + " Firefox/125.0|desktop|Windows|Firefox",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
            + " Version/17.4 Safari/605.1.15|desktop|Mac OS X|Safari",
        "Mozilla/5.0 (Linux; Android 10; CUBOT_X30) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Mobile Safari/537.36|mobile|Android|Chrome Mobile",
        "Mozilla/5.0 (Linux; Android 7.0; CUBOT CHEETAH 2 Build/NRD90M) AppleWebKit/537.36 (KHTML,"
            + " like Gecko) Chrome/64.0.3282.137 Mobile Safari/537.36|mobile|Android|Chrome Mobile"
      })
  void peopleAreToldByWhatTheyUse(String userAgent, String device, String system, String browser) {
    assertThat(AGENTS.of(userAgent)).isEqualTo(new Agent(device, system, browser));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
        "ia_archiver (+http://www.alexa.com/site/help/webmasters)",
        "WhatsApp/2.23.20.0",
        "Mozilla/5.0 (Linux; Android 10; CUBOT_X30) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/120.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1;"
            + " +http://www.google.com/bot.html)",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0)",
        "Mozilla/5.0 (Windows NT 6.1) SkypeUriPreview Preview/0.5"
      })
  void crawlersAndLinkPreviewsAreBots(String userAgent) {
    assertThat(AGENTS.of(userAgent).isBot()).isTrue();
  }

  /** A rule for spiders asks for "silk", but another for this tablet comes first. */
  @Test
  void whatOnlySoundsLikeACrawlerIsSomebody() {
    String kindle =
        "Mozilla/5.0 (Linux; Android 5.1.1; KFDOWI) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Silk/108.4.6 like Chrome/108.0.5359.220 Safari/537.36";

    assertThat(AGENTS.of(kindle)).isEqualTo(new Agent("tablet", "Android", "Amazon Silk"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "((((((((((", "Java-http-client/17.0.15"})
  void whatNobodyKnowsIsSomebody(String userAgent) {
    assertThat(AGENTS.of(userAgent).isBot()).isFalse();
    assertThat(AGENTS.of(userAgent).device()).isEqualTo("other");
  }
}
