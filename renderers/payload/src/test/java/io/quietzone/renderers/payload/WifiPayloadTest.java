package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.client.result.ResultParser;
import com.google.zxing.client.result.WifiParsedResult;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WifiPayloadTest {

  private static WifiParsedResult read(String text) {
    return (WifiParsedResult)
        ResultParser.parseResult(new Result(text, new byte[0], null, BarcodeFormat.QR_CODE));
  }

  @Test
  void theFormIsZxings() {
    assertThat(text("wifi", Map.of("ssid", "mynetwork", "password", "mypass12", "security", "WPA")))
        .isEqualTo("WIFI:T:WPA;S:mynetwork;P:mypass12;;");
    assertThat(text("wifi", Map.of("ssid", "open", "security", "nopass", "hidden", true)))
        .isEqualTo("WIFI:T:nopass;S:open;H:true;;");
    assertThat(text("wifi", Map.of("ssid", "\"foo;bar\\baz\"", "password", "abcdefgh")))
        .isEqualTo("WIFI:T:WPA;S:\\\"foo\\;bar\\\\baz\\\";P:abcdefgh;;");
    assertThat(text("wifi", Map.of("ssid", "open"))).isEqualTo("WIFI:T:nopass;S:open;;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABCD", "abc", "0123456789", "1"})
  void aNameThatLooksHexadecimalIsQuoted(String ssid) {
    assertThat(text("wifi", Map.of("ssid", ssid))).contains(";S:\"" + ssid + "\";");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {";P:x;;", "a\\", "\\;", " lead and trail ", "Café \uD83D\uDE00", "a:b,c\"d"})
  void marksReadBack(String ssid) {
    String password = ssid + "12345678";
    WifiParsedResult network = read(text("wifi", Map.of("ssid", ssid, "password", password)));
    assertThat(network.getSsid()).isEqualTo(ssid);
    assertThat(network.getPassword()).isEqualTo(password);
    assertThat(network.getNetworkEncryption()).isEqualTo("WPA");
    assertThat(network.isHidden()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "WPA, 1234567",
    "WPA, ''",
    "WEP, 1234",
    "WEP, 123456",
    "WEP, 123456789x",
    "nopass, x"
  })
  void passwordsFitTheSecurity(String security, String password) {
    assertRefused(
        "wifi", Map.of("ssid", "n", "security", security, "password", password), "password");
  }

  @ParameterizedTest
  @CsvSource({"WPA, 12345678", "WEP, 12345", "WEP, 0123456789", "WEP, 1234567890123"})
  void passwordsOfTheRightLengthAreTaken(String security, String password) {
    assertThat(text("wifi", Map.of("ssid", "n", "security", security, "password", password)))
        .isEqualTo("WIFI:T:" + security + ";S:n;P:" + password + ";;");
  }

  @Test
  void lengthsAreInBytes() {
    assertThat(text("wifi", Map.of("ssid", "ü".repeat(16)))).contains("ü".repeat(16));
    assertRefused("wifi", Map.of("ssid", "ü".repeat(17)), "ssid");
    assertThat(text("wifi", Map.of("ssid", "n", "password", "a1".repeat(32)))).contains("a1a1");
    assertRefused("wifi", Map.of("ssid", "n", "password", "x".repeat(64)), "password");
  }
}
