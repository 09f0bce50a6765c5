package io.quietzone.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

  private static final ClientAddress NOBODY_TRUSTED = new ClientAddress(Optional.empty());

  private static final ClientAddress PROXIES_TRUSTED =
      new ClientAddress(Optional.of("10.0.0.0/8, 192.0.2.7, 2001:db8::/33"));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "010.001.0.9, 10.1.0.9",
    "::1, 0:0:0:0:0:0:0:1",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1"
  })
  void literalsAreRead(String text, String address) {
    assertThat(AddressRange.literal(text).orElseThrow().getHostAddress()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.1000",
        "0x7f.0.0.1",
        "1.2.3.4 ",
        "-1.2.3.4",
        "localhost",
        "１.2.3.4",
        "::g",
        "%",
        "a%1.2.3.4"
      })
  void nothingElseIsAnAddressAndNoNameIsAskedFor(String text) {
    assertThat(AddressRange.literal(text)).isEmpty();
  }

  @Test
  void whatAStrangerSaysIsNotBelieved() {
    HttpServletRequest request = request("203.0.113.5", "X-Forwarded-For", "198.51.100.1");

    assertThat(NOBODY_TRUSTED.of(request).getHostAddress()).isEqualTo("203.0.113.5");
    assertThat(PROXIES_TRUSTED.of(request).getHostAddress()).isEqualTo("203.0.113.5");
    assertThat(PROXIES_TRUSTED.isFromTrustedProxy(request)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1 | 198.51.100.1",
        "198.51.100.66, 198.51.100.1 | 198.51.100.1",
        "198.51.100.1, 10.1.1.1, 192.0.2.7 | 198.51.100.1",
        "198.51.100.1, unknown | 10.9.9.9",
        "10.1.1.1 | 10.1.1.1",
        "2001:db8:8000::1 | 2001:db8:8000:0:0:0:0:1",
        "evil.example.com | 10.9.9.9"
      })
  void theClientIsTheLastWhoIsNotATrustedProxy(String forwarded, String client) {
    HttpServletRequest request = request("10.9.9.9", "X-Forwarded-For", forwarded);

    assertThat(PROXIES_TRUSTED.of(request).getHostAddress()).isEqualTo(client);
  }

  @Test
  void aRangeEndsWhereItsBitsEnd() {
    AddressRange range = AddressRange.parse("192.0.2.128/25");

    assertThat(range.contains(AddressRange.literal("192.0.2.255").orElseThrow())).isTrue();
    assertThat(range.contains(AddressRange.literal("192.0.2.127").orElseThrow())).isFalse();
    assertThat(range.contains(AddressRange.literal("::1").orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.5, '', false",
    "203.0.113.5, https, false",
    "127.0.0.1, '', true",
    "10.9.9.9, https, true",
    "10.9.9.9, http, false",
    "10.9.9.9, 'https, http', false"
  })
  void plainHttpIsConfidentialOnTheMachineItselfOrWhenATrustedProxySaysHttps(
      String socket, String proto, boolean confidential) {
    HttpServletRequest request =
        proto.isEmpty()
            ? request(socket, "X-Forwarded-For", "203.0.113.5")
            : request(socket, "X-Forwarded-Proto", proto);

    assertThat(PROXIES_TRUSTED.isConfidential(request)).isEqualTo(confidential);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "proxy.example.com", "10.0.0", "10.0.0.0/x", "::1/129"})
  void aSettingThatCannotBeReadIsNamed(String setting) {
    assertThatIllegalStateException()
        .isThrownBy(() -> new ClientAddress(Optional.of(setting)))
        .withMessageContaining("QUIETZONE_TRUSTED_PROXIES")
        .withMessageContaining(setting);
  }

  private static HttpServletRequest request(String socket, String header, String value) {
    Map<String, List<String>> headers = Map.of(header, List.of(value));
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ClientAddressTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> socket;
                  case "isSecure" -> false;
                  case "getHeaders" ->
                      Collections.enumeration(
                          headers.getOrDefault((String) arguments[0], List.of()));
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
