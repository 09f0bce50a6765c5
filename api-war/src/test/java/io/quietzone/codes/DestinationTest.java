package io.quietzone.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.com", "http://example.com:8080/a?b=c#d", "HTTPS://EXAMPLE.COM/"})
  void httpAndHttpsUrlsAreTaken(String url) {
    assertThat(new Destination(url).url()).isEqualTo(url);
  }

  @Test
  void whatIsNotAsciiIsEscapedSoThatItFitsAHeader() {
    assertThat(new Destination("https://example.com/ü").url())
        .isEqualTo("https://example.com/%C3%BC");
    assertThat(new Destination("https://example.com/u\u0308").url())
        .as("not normalised")
        .isEqualTo("https://example.com/u%CC%88");
    assertThatThrownBy(() -> new Destination("https://example.com/" + "é".repeat(400)))
        .hasMessageContaining("2000");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.com, http://",
    "javascript:alert(1), http://",
    "//example.com, http://",
    "example.com, http://",
    "https:///path, names a host",
    "https://münchen.example/, in ASCII",
    "https://user:secret@example.com, no user name",
    "'https://example.com/a b', not a URL",
    "'https://example.com/\r\nSet-Cookie: x=1', not a URL",
    "'https://example.com\\@evil.example', not a URL",
  })
  void everythingElseIsRefused(String url, String message) {
    assertThatThrownBy(() -> new Destination(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aDestinationHasAtMost2000Characters() {
    String base = "https://example.com/";
    new Destination(base + "x".repeat(2000 - base.length()));
    assertThatThrownBy(() -> new Destination(base + "x".repeat(2001 - base.length())))
        .hasMessageContaining("2000");
  }
}
