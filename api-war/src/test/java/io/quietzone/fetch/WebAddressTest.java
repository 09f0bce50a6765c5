package io.quietzone.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a host inside may be written, and addresses that are read as they look. */
class WebAddressTest {

  /** Each is refused, as it stands or because of the address that it means. */
  private static final String INSIDE =
      """
      127.0.0.1 127.0.0.2 127.1.2.3 127.255.255.255 127.0.0.1. 0.0.0.0 0.1.2.3 0 127.1 127.0.1 127
      2130706433 017700000001 0x7f000001 0x7F000001 0177.0.0.1 0x7f.0.0.1 0x7f.1 0177.1 0x7f.0x0.0x0.0x1
      0177.0000.0000.0001 00000177.0.0.1 127.0.0.01 127.0.0.0x1 0x7f.0.0.1. 4294967295 4294967296 1
      10.0.0.0 10.0.0.5 10.255.255.255 012.0.0.5 0xa.0.0.5 0xa000005 167772165 10.5 10.0.5
      172.16.0.1 172.31.255.255 2886729729 0xac100001 172.16.1
      192.168.0.1 192.168.255.255 3232235521 0xc0a80001 0300.0250.0.1 192.168.1 192.168.257
      169.254.169.254 169.254.0.1 2852039166 0xa9fea9fe 0251.0376.0251.0376 0xa9.0xfe.0xa9.0xfe 169.254.43518
      100.64.0.1 100.127.255.255 1681915905
      192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
      224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 255.255.255.254
      256.0.0.1 1.2.3.4.5 1.2.3 300.1.1.1
      [::] [::1] [0:0:0:0:0:0:0:1] [0000:0000:0000:0000:0000:0000:0000:0001] [::2] [::127.0.0.1] [::10.0.0.5]
      [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:10.0.0.5] [::FFFF:a00:5] [0:0:0:0:0:ffff:169.254.169.254]
      [::ffff:0:127.0.0.1] [::ffff:0:10.0.0.5]
      [64:ff9b::127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::a00:5] [64:ff9b::169.254.169.254] [64:ff9b:1::10.0.0.5]
      [2002:7f00:1::] [2002:a00:5::1] [2002:c0a8:1::1] [2002:a9fe:a9fe::1]
      [2001::1] [2001:0:7f00:1::] [2001:0:53aa:64c:0:0:80ff:fffe] [2001:2::1] [2001:10::1] [2001:20::1]
      [2001:db8::1] [3fff::1] [3fff:fff::1] [100::1] [5f00::1]
      [fc00::1] [fd00::1] [fd00:ec2::254] [fdff:ffff::1] [fe80::1] [fe80::a9fe:a9fe] [febf::1] [fec0::1]
      [ff02::1] [ff0e::1] [4000::1] [2606:4700::5efe:10.0.0.5] [2606:4700::200:5efe:127.0.0.1]
      [::1%25lo] [fe80::1%25eth0] [fe80::1%eth0] [1.2.3.4] [::1 ::1 [] [:] [::g]
      localhost LOCALHOST localhost. a.localhost localhost.localdomain foo.local printer.lan
      metadata.google.internal metadata.google.internal. METADATA.GOOGLE.INTERNAL instance-data.ec2.internal
      router.home.arpa corp.intranet metadata metadata.google.internal.. metadata.tencentyun.com instance-data
      168.63.129.16 100.100.100.200 kubernetes.default.svc 127.0.0.1.nip.io localtest.example
      １２７.0.0.1 127。0。0。1 ①②⑦.0.0.1 ⑯⑨。②⑤④。⑯⑨｡②⑤④ ⓛⓞⓒⓐⓛⓗⓞⓢⓣ ｌｏｃａｌｈｏｓｔ 𝟏𝟐𝟕.0.0.1 127.0.0.1％00
      user@example.com user:secret@example.com example.com@127.0.0.1 127.0.0.1@example.com
      127.0.0.1%00.example.com %6c%6f%63%61%6c%68%6f%73%74 127.0.0.1%2f.example.com example.com%40127.0.0.1
      example.com\\@127.0.0.1 127.0.0.1\\.example.com
      -example.com example-.com a_b.example.com .example.com example..com ..  * a,b a|b <a> a"b
      inner.example inner.example. INNER.EXAMPLE mixed.example nat64.example mapped.example rebind.example
      """;

  private static final long PATIENCE_NANOS = 6_000_000_000L;

  @Test
  void nothingInsideIsEverContacted() throws Exception {
    List<String> hosts = Stream.of(INSIDE.strip().split("\\s+")).distinct().toList();
    StubNames names =
        new StubNames()
            .answer("inner.example", "10.0.0.5")
            .answer("mixed.example", "93.184.216.34", "127.0.0.1")
            .answer("nat64.example", "64:ff9b::7f00:1")
            .answer("mapped.example", "::ffff:127.0.0.1")
            .answer("rebind.example", "127.0.0.1")
            .answer("metadata", "169.254.169.254")
            .answer("metadata.tencentyun.com", "169.254.0.23")
            .answer("instance-data", "fd00:ec2::254")
            .answer("kubernetes.default.svc", "10.96.0.1")
            .answer("127.0.0.1.nip.io", "127.0.0.1")
            .answer("localtest.example", "::1", "127.0.0.1");
    assertThat(hosts).hasSizeGreaterThan(150);
    try (Canary canary = new Canary()) {
      Fetcher fetcher =
          new Fetcher(names, PublicAddresses::contain, DefaultClientTlsStrategy.createDefault());
      for (String host : hosts) {
        long start = System.nanoTime();
        assertThatThrownBy(
                () ->
                    fetcher.picture(
                        "https://" + host + ":" + canary.port() + "/", Fetcher.PATIENCE, () -> {}))
            .as(host)
            .isInstanceOf(UnfetchableException.class)
            .message()
            .satisfiesAnyOf(
                message -> assertThat(message).startsWith("refusing to fetch "),
                message -> assertThat(message).startsWith("Behind https://"),
                message -> assertThat(message).startsWith("This is not an address"),
                message -> assertThat(message).startsWith("An address has no spaces"));
        assertThat(System.nanoTime() - start).as(host).isLessThan(PATIENCE_NANOS);
      }
      assertThat(canary.contacts()).isZero();
      fetcher.close();
    }
  }

  @Test
  void theCanaryNoticesWhoeverKnocks() throws Exception {
    try (Canary canary = new Canary();
        Socket visitor = new Socket(InetAddress.getLoopbackAddress(), canary.port())) {
      assertThat(visitor.getInputStream().read()).isNegative();
      assertThat(canary.contacts()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "jar:https://example.com!/",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "//example.com/",
        "example.com",
        "https:/example.com",
        "https:example.com",
        "https://",
        "https:///path",
        "https://?x",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://example.com:/",
        "https://example.com:443:443/",
        "https://example.com:+443/",
        "https://example.com:４４３/",
        "https://exa mple.com/",
        "https://example.com/\r\nHost: x",
        "https://example.com/\u0000",
        "https://example.com/%zz",
        " https://example.com/",
        ""
      })
  void whatIsNoHttpsAddressIsRefused(String url) {
    assertThatThrownBy(() -> WebAddress.parse(url)).isInstanceOf(UnfetchableException.class);
  }

  @Test
  void moreThanTwoThousandCharactersAreRefused() throws Exception {
    String longest = "https://example.com/" + "x".repeat(1980);

    assertThat(WebAddress.parse(longest).uri().toString()).isEqualTo(longest);
    assertThatThrownBy(() -> WebAddress.parse(longest + "x")).hasMessageContaining("2000");
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com, https://example.com/, example.com",
    "HTTPS://Example.COM/Logo.PNG, https://example.com/Logo.PNG, example.com",
    "https://example.com.:8443/a?b=c#d, https://example.com:8443/a?b=c#d, example.com",
    "https://example.com?x, https://example.com/?x, example.com",
    "https://bücher.example/ä.png, https://xn--bcher-kva.example/%C3%A4.png, xn--bcher-kva.example",
    "https://93.184.216.34/x, https://93.184.216.34/x, 93.184.216.34",
    "https://[2606:4700::1111]/x, https://[2606:4700::1111]/x, 2606:4700::1111",
  })
  void addressIsReadAsItLooks(String written, String uri, String host) throws Exception {
    WebAddress address = WebAddress.parse(written);

    assertThat(address.uri().toString()).isEqualTo(uri);
    assertThat(address.host()).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "93.184.216.34",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.3.0",
        "198.17.255.255",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4001::1",
        "2001:4860:4860::8888"
      })
  void publicAddressesArePublic(String address) {
    assertThat(PublicAddresses.contain(StubNames.literal(address))).isTrue();
  }

  @Test
  void pathMayHoldAnyUnicode() throws Exception {
    assertThat(
            WebAddress.parse("https://example.com/\u4F60")
                .uri()
                .getPath()
                .getBytes(StandardCharsets.UTF_8))
        .isEqualTo("/\u4F60".getBytes(StandardCharsets.UTF_8));
  }
}
