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
    assertThat(Destination.parse(url).url()).isEqualTo(url);
  }

  @Test
  void whatIsNotAsciiIsEscapedSoThatItFitsAHeader() {
    assertThat(Destination.parse("https://example.com/ü").url())
        .isEqualTo("https://example.com/%C3%BC");
    assertThat(Destination.parse("https://example.com/u\u0308").url())
        .as("not normalised")
        .isEqualTo("https://example.com/u%CC%88");
    assertThatThrownBy(() -> Destination.parse("https://example.com/" + "é".repeat(400)))
        .hasMessageContaining("2000");
  }

  @ParameterizedTest
  @CsvSource({
    "https://münchen.example/ü, https://xn--mnchen-3ya.example/%C3%BC, münchen.example",
    "https://例え.テスト:8443/?a, https://xn--r8jz45g.xn--zckzah:8443/?a, 例え.テスト:8443",
    "https://EXAMPLE。com/, https://EXAMPLE.com/, EXAMPLE.com",
    "https://xn--mnchen-3ya.example, https://xn--mnchen-3ya.example, münchen.example",
  })
  void aHostInAnotherScriptIsKeptInAsciiAndShownAsItIs(String url, String kept, String shown) {
    assertThat(Destination.parse(url).url()).isEqualTo(kept);
    assertThat(Destination.parse(url).display()).contains("//" + shown);
  }

  @ParameterizedTest
  @CsvSource({
    "https://Example.COM./a, example.com, 443",
    "http://example.com?x=:1, example.com, 80",
    "http://192.0.2.1:8080/, 192.0.2.1, 8080",
    "https://[2001:db8::1]:444/, [2001:db8:0:0:0:0:0:1], 444",
    "https://[2001:DB8:0::1]/, [2001:db8:0:0:0:0:0:1], 443",
    "https://[::ffff:192.0.2.1]/, 192.0.2.1, 443",
  })
  void theHostAndThePortAreTold(String url, String host, int port) {
    assertThat(Destination.parse(url).host()).isEqualTo(host);
    assertThat(Destination.parse(url).port()).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "Example.COM., example.com",
    "münchen.example, xn--mnchen-3ya.example",
    "192.0.2.1, 192.0.2.1",
    "[2001:DB8::1], [2001:db8:0:0:0:0:0:1]",
  })
  void aHostAloneIsReadAsInADestination(String written, String host) {
    assertThat(Destination.hostOf(written)).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://example.com",
        "example.com/path",
        "example.com:8080",
        "example.com?",
        "me@example.com",
        "0.0.0.0 example.com",
        "straße.example",
        "*.example.com",
        ".example.com"
      })
  void whatIsMoreThanAHostOrNoneIsRefused(String written) {
    assertThatThrownBy(() -> Destination.hostOf(written))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://example.com, http://",
    "javascript:alert(1), http://",
    "data:text/html;base64, http://",
    "//example.com, http://",
    "https:example.com, http://",
    "https:/example.com, http://",
    "example.com, http://",
    "'', http://",
    "https:///path, names a host",
    "https://.example/, names a host",
    "https://example..com/, names a host",
    "https://-a.example/, names a host",
    "https://exa%6Dple.com/, names a host",
    "https://example.com:/, names a host",
    "https://example.com:x/, names a host",
    "https://2130706433/, names a host",
    "https://0x7f.1/, names a host",
    "https://127.1/, names a host",
    "https://1.2.3.4.5/, names a host",
    "https://256.1.1.1/, names a host",
    "https://[::1/, names a host",
    "https://[::1]x/, names a host",
    "https://[1:2]/, names a host",
    "https://192.0.02.1/, names a host",
    "https://127.0.0.01/, names a host",
    "https://example.com:0/, 1 to 65535",
    "https://example.com:65536/, 1 to 65535",
    "https://straße.example/, in ASCII",
    "https://user:secret@example.com, no user name",
    "https://example.com@evil.example/, no user name",
    "https://example.com/%zz, not a URL",
    "https://example.com/a|b, not a URL",
    "'https://example.com/a b', no spaces",
    "'https://example.com/\u0000', no spaces",
    "'https://example.com/\t', no spaces",
    "'https://example.com/\r\nSet-Cookie: x=1', no spaces",
    "'https://example.com\\@evil.example', no spaces",
  })
  void everythingElseIsRefused(String url, String message) {
    assertThatThrownBy(() -> Destination.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aDestinationHasAtMost2000Characters() {
    String base = "https://example.com/";
    Destination.parse(base + "x".repeat(2000 - base.length()));
    assertThatThrownBy(() -> Destination.parse(base + "x".repeat(2001 - base.length())))
        .hasMessageContaining("2000");
  }
}
