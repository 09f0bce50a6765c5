package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gs1PayloadTest {

  private static String link(Map<String, String> elements) {
    return text("gs1", Map.of("elements", elements));
  }

  private static void assertElementRefused(Map<String, String> elements, String identifier) {
    assertRefused("gs1", Map.of("elements", elements), "elements." + identifier);
  }

  @Test
  void linksAreAsGs1PublishesThem() {
    assertThat(link(Map.of("01", "614141123452", "10", "ABC1", "21", "12345", "17", "180426")))
        .isEqualTo("https://id.gs1.org/01/00614141123452/10/ABC1/21/12345?17=180426");
    assertThat(link(Map.of("01", "614141123452", "3103", "000195")))
        .isEqualTo("https://id.gs1.org/01/00614141123452?3103=000195");
    assertThat(
            link(
                Map.of(
                    "00",
                    "106141412345678908",
                    "02",
                    "00614141123452",
                    "37",
                    "25",
                    "10",
                    "ABC123")))
        .isEqualTo("https://id.gs1.org/00/106141412345678908?02=00614141123452&10=ABC123&37=25");
    assertThat(link(Map.of("414", "9520123456788", "254", "32a/b")))
        .isEqualTo("https://id.gs1.org/414/9520123456788/254/32a%2Fb");
    assertThat(
            text(
                "gs1",
                Map.of(
                    "elements",
                    Map.of("01", "9506000134352", "22", "2A"),
                    "domain",
                    "https://example.com/some/path/")))
        .isEqualTo("https://example.com/some/path/01/09506000134352/22/2A");
    assertThat(link(Map.of("8013", "1987654Ad4X4bL5ttr2310c2K")))
        .isEqualTo("https://id.gs1.org/8013/1987654Ad4X4bL5ttr2310c2K");
  }

  @Test
  void qualifiersStandInTheirOrderAndMarksAreEncoded() {
    assertThat(link(Map.of("21", "a&b=c/d?", "10", "%+\"", "22", "x", "01", "40170725")))
        .isEqualTo("https://id.gs1.org/01/00000040170725/22/x/10/%25%2B%22/21/a%26b%3Dc%2Fd%3F");
  }

  @ParameterizedTest
  @CsvSource({
    "00, 106141412345678908, 18",
    "01, 09506000134352, 14",
    "01, 40170725, 8",
    "414, 9520123456788, 13",
    "417, 9520123456788, 13",
    "402, 95201234567880123, 17",
    "253, 9520123456788XYZ, 13",
    "255, 9520123456788012, 13",
    "8003, 09520123456788XYZ, 14",
    "8006, 095060001343520102, 14",
    "8017, 106141412345678908, 18",
    "8018, 106141412345678908, 18"
  })
  void everyCorruptedDigitOfAKeyIsRefused(String identifier, String value, int checked) {
    assertThat(link(Map.of(identifier, value))).contains("/" + identifier + "/");
    for (int place = 0; place < checked; place++) {
      for (int digit = 0; digit <= 9; digit++) {
        String corrupt = value.substring(0, place) + digit + value.substring(place + 1);
        if (!corrupt.equals(value)) {
          assertElementRefused(Map.of(identifier, corrupt), identifier);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "02, 09506000134352, 14",
    "410, 9520123456788, 13",
    "411, 9520123456788, 13",
    "412, 9520123456788, 13",
    "413, 9520123456788, 13",
    "416, 9520123456788, 13",
    "8026, 095060001343520102, 14",
    "8007, DE89370400440532013000, 22"
  })
  void everyCorruptedDigitOfAnotherNumberIsRefused(String identifier, String value, int checked) {
    Map<String, String> pallet = Map.of("00", "106141412345678908", identifier, value);
    assertThat(link(pallet)).endsWith("?" + identifier + "=" + value);
    assertThat(Refusals.corruptions(value.substring(0, checked)))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            corrupt ->
                assertElementRefused(
                    Map.of(
                        "00", "106141412345678908", identifier, corrupt + value.substring(checked)),
                    identifier));
  }

  @Test
  void everyCorruptedDigitOfAnInvoicingPartyIsRefused() {
    assertThat(Refusals.corruptions("9520123456788"))
        .hasSize(13 * 9)
        .allSatisfy(corrupt -> assertElementRefused(Map.of("415", corrupt, "8020", "A"), "415"));
  }

  @Test
  void everyCorruptedCharacterOfAModelNumberIsRefused() {
    String model = "1987654Ad4X4bL5ttr2310c2K";
    IntStream.range(0, model.length())
        .forEach(
            place ->
                Gs1Format.CHARACTERS_82
                    .chars()
                    .filter(c -> c != model.charAt(place))
                    .mapToObj(Character::toString)
                    .forEach(
                        c ->
                            assertElementRefused(
                                Map.of(
                                    "8013",
                                    model.substring(0, place) + c + model.substring(place + 1)),
                                "8013")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8004=95201234ABC", "401=95201234ABC", "8010=95201234-A/#", "8003=09520123456788"})
  void otherKeysHaveNoCheckDigitOfTheirOwn(String element) {
    String identifier = element.substring(0, element.indexOf('='));
    String value = element.substring(identifier.length() + 1);
    assertThat(link(Map.of(identifier, value)))
        .isEqualTo(
            "https://id.gs1.org/"
                + identifier
                + "/"
                + value.replace("/", "%2F").replace("#", "%23"));
  }

  @Test
  void thereIsExactlyOneKey() {
    assertRefused("gs1", Map.of("elements", Map.of()), "elements");
    assertRefused("gs1", Map.of(), "elements");
    assertRefused("gs1", Map.of("elements", Map.of("10", "A")), "elements");
    assertRefused(
        "gs1",
        Map.of("elements", Map.of("01", "09506000134352", "00", "106141412345678908")),
        "elements");
  }

  @ParameterizedTest
  @CsvSource({
    "10, 'a b'",
    "10, ü",
    "10, a#b",
    "10, ''",
    "10, 123456789012345678901",
    "17, 271301",
    "17, 270230",
    "17, 2702",
    "3103, 19",
    "3106, 000001",
    "99999, 1",
    "gtin, 1",
    "11, 27010x",
    "8007, DE89370400440532013001",
    "7040, 1ab",
    "8019, 12345678901",
    "410, 9520123456780",
    "8008, 270101240",
    "8008, 27010124",
    "8008, 2701012360",
    "8008, 270101235960",
    "8008, 2701011",
    "8008, 270101101",
    "8008, 27010010",
    "7003, 2701012400",
    "7003, 2701011060",
    "7003, 270101",
    "7003, 2701001000",
    "7006, 270100",
    "7007, 270101270230",
    "7007, 270230270101",
    "7007, 270101270100",
    "7007, 2701012",
    "7011, 2701012500",
    "4324, 2701002460",
    "4326, 270100",
    "4330, 12345Z",
    "4330, 123456Z",
    "4330, 123456+",
    "4331, 12345-",
    "423, 12",
    "423, 1234",
    "423, 276276276276276276",
    "425, 27604",
    "7250, 20230229",
    "7250, 19000229",
    "7250, 270101",
    "7251, 20240101",
    "7251, 202401012400",
    "7252, 3",
    "7258, 2/1",
    "7258, 0/1",
    "7258, 1-2",
    "7255, 12345678901",
    "7257, a b",
    "03, 09506000134352",
    "7041, 1A",
    "8014, 1987654Ad4X4bL5ttr2310c2K"
  })
  void otherElementsHaveTheirFormats(String identifier, String value) {
    assertElementRefused(Map.of("01", "09506000134352", identifier, value), identifier);
  }

  @ParameterizedTest
  @CsvSource({
    "716, 012345678",
    "8009, a-b",
    "423, 276",
    "423, 276040756826250",
    "425, 276040",
    "4330, 012345",
    "4330, 012345-",
    "4324, 2701002359",
    "4326, 270131",
    "7003, 2702282359",
    "7006, 280229",
    "7007, 270101",
    "7007, 270101270131",
    "7011, 270101",
    "7011, 2701010000",
    "8008, 27010123",
    "8008, 2701012359",
    "8008, 270101235959"
  })
  void elementsOfAnItemAreTaken(String identifier, String value) {
    assertThat(link(Map.of("01", "09506000134352", identifier, value)))
        .isEqualTo("https://id.gs1.org/01/09506000134352?" + identifier + "=" + value);
  }

  @Test
  void elementsOfAPatientAreTaken() {
    assertThat(
            link(
                Map.of(
                    "8018",
                    "106141412345678908",
                    "7250",
                    "20000229",
                    "7252",
                    "2",
                    "7253",
                    "Muster",
                    "7254",
                    "Ada",
                    "7255",
                    "Jr.",
                    "7257",
                    "Seldwyla")))
        .isEqualTo(
            "https://id.gs1.org/8018/106141412345678908?7250=20000229&7252=2&7253=Muster&7254=Ada"
                + "&7255=Jr.&7257=Seldwyla");
    assertThat(link(Map.of("8018", "106141412345678908", "7256", "Ada+Muster")))
        .isEqualTo("https://id.gs1.org/8018/106141412345678908?7256=Ada%2BMuster");
    assertThat(
            link(
                Map.of(
                    "8018",
                    "106141412345678908",
                    "7251",
                    "202602282359",
                    "7258",
                    "2/3",
                    "7259",
                    "Baby")))
        .isEqualTo(
            "https://id.gs1.org/8018/106141412345678908?7251=202602282359&7258=2%2F3&7259=Baby");
  }

  @Test
  void datesMayLeaveTheDayOpen() {
    assertThat(link(Map.of("01", "09506000134352", "17", "280229", "15", "270200")))
        .endsWith("?15=270200&17=280229");
  }

  @Test
  void qualifiersThatExcludeOneAnotherAreRefused() {
    assertRefused(
        "gs1",
        Map.of("elements", Map.of("01", "09506000134352", "21", "A", "235", "B")),
        "elements");
    assertElementRefused(Map.of("415", "9520123456788"), "8020");
    assertThat(link(Map.of("415", "9520123456788", "8020", "A")))
        .endsWith("/415/9520123456788/8020/A");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ex-ample.com",
        "http://a:65535",
        "https://a:1/p/q",
        "https://xn--mnchen-3ya.example:8443"
      })
  void aDomainMayHaveAPort(String domain) {
    assertThat(
            text("gs1", Map.of("elements", Map.of("01", "09506000134352"), "domain", domain + "/")))
        .isEqualTo(domain + "/01/09506000134352");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "ftp://a",
        "https://a b",
        "https://a?x=1",
        "https://u@a",
        "https://a#b",
        "https://",
        "https://-a",
        "https://a-",
        "https://example-.com",
        "https://a.b-:80",
        "https://a:99999",
        "https://a:65536/p",
        "https://a:0",
        "https://a:",
        "https://1.2:70000",
        "https://a..b",
        "https://a/%2e",
        "javascript:alert(1)"
      })
  void whatIsNoDomainIsRefused(String domain) {
    assertRefused(
        "gs1", Map.of("elements", Map.of("01", "09506000134352"), "domain", domain), "domain");
  }
}
