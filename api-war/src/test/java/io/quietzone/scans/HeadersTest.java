package io.quietzone.scans;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  @ParameterizedTest
  @CsvSource({
    "https://News.Example.org/path?who=me#x, news.example.org",
    "http://example.org:8080/, example.org",
    "https://example.org, example.org",
    "android-app://com.google.android.gm/, com.google.android.gm",
    "https://xn--mnchen-3ya.de/, xn--mnchen-3ya.de"
  })
  void ofAReferrerOnlyTheHostIsKept(String referrer, String host) {
    assertThat(Headers.host(referrer)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.org",
        "https://",
        "https:///path",
        "https://192.0.2.7/",
        "https://[2001:db8::1]/",
        "https://me:secret@example.org/",
        "https://me:12@example.org/",
        "https://me@example.org/",
        "https://exa\tmple.org/",
        "https://exämple.org/"
      })
  void whatIsNoHostNameIsNotKept(String referrer) {
    assertThat(Headers.host(referrer)).isEmpty();
    assertThat(Headers.host("https://" + "a".repeat(254) + "/")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"de, de", "'de-AT,en;q=0.8', de", "'EN;q=1', en", "haw, haw"})
  void theFirstLanguageCounts(String header, String language) {
    assertThat(Headers.language(header)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "d", "deutsch", "de_AT", "'; drop table scan"})
  void whatIsNoLanguageIsNotKept(String header) {
    assertThat(Headers.language(header)).isEmpty();
  }

  @Test
  void aUserAgentIsCutAndCleaned() {
    assertThat(Headers.userAgent("Mozilla/5.0 (X11)")).isEqualTo("Mozilla/5.0 (X11)");
    assertThat(Headers.userAgent("a\u0000b\tc\u007fdé")).isEqualTo("abcd");
    assertThat(Headers.userAgent("x".repeat(8192))).hasSize(512);
  }

  @ParameterizedTest
  @CsvSource({"de, DE", "FR, FR", "XXX, ''", "1A, ''", "'', ''"})
  void aCountryIsTwoLetters(String header, String country) {
    assertThat(Headers.country(header)).isEqualTo(country);
  }
}
