package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.refused;
import static io.quietzone.renderers.payload.Refusals.text;
import static io.quietzone.renderers.payload.Refusals.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the GS1 Barcode Syntax Dictionary asks of elements, beyond their characters. */
class Gs1ElementsTest {

  private static final Map<String, String> ITEM = Map.of("01", "09506000134352");

  private static String link(Map<String, ?> elements) {
    return text("gs1", Map.of("elements", elements));
  }

  private static InvalidPayloadException refusal(Map<String, ?> elements, String identifier) {
    InvalidPayloadException refusal = refused("gs1", Map.of("elements", elements));
    assertThat(refusal.field()).isEqualTo("elements." + identifier);
    return refusal;
  }

  /** The elements of {@code 01=09506000134352 10=A}. */
  private static Map<String, String> elements(String written) {
    Map<String, String> elements = new TreeMap<>();
    for (String element : written.split(" ", -1)) {
      int equals = element.indexOf('=');
      elements.put(element.substring(0, equals), element.substring(equals + 1));
    }
    return elements;
  }

  @ParameterizedTest
  @CsvSource({
    "421, 276A",
    "422, 756",
    "423, 276040756826250",
    "424, 004",
    "425, 894",
    "426, 248",
    "427, BW",
    "4307, DE",
    "4317, AX",
    "7030, 276ABC",
    "7039, 999ABC",
    "3910, 9781",
    "3919, 756999999999999999",
    "3932, 8401234",
    "3933, 9259",
    "4309, 02790858483015297971",
    "4309, 00000000000000000000",
    "4309, 18000000003600000000",
    "4321, 0",
    "4322, 1",
    "4323, 1",
    "4300, a%20b%C3%A9",
    "7241, 01",
    "7241, 10",
    "7241, 80",
    "7241, 99",
    "717, 4011-CRC",
    "8001, 00010000100101",
    "8001, 99999999999999",
    "8026, 095060001343520102",
    "8110, 012345612345611110123",
    "8112, 001234561234560123456"
  })
  void elementsThatSayWhatTheyCanAreTaken(String identifier, String value) {
    assertThat(link(Map.of("00", "106141412345678908", identifier, value)))
        .isEqualTo(
            "https://id.gs1.org/00/106141412345678908?"
                + identifier
                + "="
                + value.replace("%", "%25"));
  }

  @ParameterizedTest
  @CsvSource({
    "421, 000A",
    "421, 275",
    "422, 999",
    "422, 280",
    "423, 276999",
    "423, 276040000",
    "424, 001",
    "425, 276040756826251",
    "426, 895",
    "4307, de",
    "4307, XX",
    "4317, UK",
    "7030, 000A",
    "7039, 998A",
    "3910, 0001",
    "3919, 280999",
    "3932, 9871",
    "3939, EUR5",
    "4309, 18000000010000000000",
    "4309, 00000000003600000001",
    "4309, 99999999999999999999",
    "4309, 0279085848",
    "4321, 2",
    "4322, Y",
    "4323, 9",
    "4300, 100%",
    "4302, a%2",
    "4320, %GG",
    "7257, %zz",
    "7241, 00",
    "7241, 11",
    "7241, 79",
    "8001, 00000000100101",
    "8001, 00010000000101",
    "8001, 00010000100001",
    "8001, 00010000100121",
    "8001, 0001000010010",
    "8006, 095060001343520201",
    "8006, 095060001343520001",
    "8006, 095060001343520000",
    "8026, 095060001343520302",
    "8110, 01234561234561111012",
    "8112, 201234561234560123456",
    "8112, 0012345612345601234567",
    "8200, https://example.com/",
    "8040, 123456789012345"
  })
  void elementsThatSayWhatCannotBeAreRefused(String identifier, String value) {
    Map<String, String> elements =
        identifier.equals("8006")
            ? Map.of(identifier, value)
            : Map.of("00", "106141412345678908", identifier, value);
    refusal(elements, identifier);
  }

  @Test
  void aRefusedCountryIsNamed() {
    assertThat(refusal(with(ITEM, "423", "276999"), "423"))
        .hasMessage("999 is no country: send three digits of ISO 3166-1, such as 276.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01=09506000134352 37=5|37",
        "01=09506000134352 02=09506000134352|02",
        "255=9520123456788012 02=09506000134352|02",
        "8006=095060001343520102 37=5|37",
        "8006=095060001343520102 8026=095060001343520102|8026",
        "00=106141412345678908 02=09506000134352 8026=095060001343520102|02",
        "01=09506000134352 3103=000195 3102=001950|310",
        "01=09506000134352 3691=000195 3692=001950|369",
        "255=9520123456788 3900=5 3902=500|390",
        "255=9520123456788 3900=5 3912=978500|391",
        "255=9520123456788 3900=5 3940=0005|3940",
        "255=9520123456788 3900=5 8111=0005|8111",
        "255=9520123456788 3940=0005 8111=0005|8111",
        "01=09506000134352 3922=500 3932=978500|393",
        "01=09506000134352 3922=500 3952=000500|3922",
        "01=09506000134352 3952=000500 8005=000500|8005",
        "00=106141412345678908 420=10115 421=27610115|421",
        "00=106141412345678908 421=27610115 4307=DE|4307",
        "01=09506000134352 422=276 426=276|422",
        "01=09506000134352 425=276 426=276|425",
        "00=106141412345678908 4330=000100 4331=000100|4331",
        "00=106141412345678908 4332=000100 4333=000100|4333",
        "8018=106141412345678908 7250=20000101 7251=200001012359|7251",
        "8018=106141412345678908 7253=A 7256=B|7253",
        "8018=106141412345678908 7256=B 7259=C|7259",
        "8018=106141412345678908 7255=B 7259=C|7255"
      })
  void elementsThatExcludeOneAnotherAreRefused(String sample) {
    String[] parts = sample.split("\\|", -1);
    InvalidPayloadException refusal = refused("gs1", Map.of("elements", elements(parts[0])));
    assertThat(refusal.field()).startsWith("elements." + parts[1]);
    assertThat(refusal).hasMessageContaining("exclude one another");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01=09506000134352 3103=000195 3112=000195",
        "01=09506000134352 7030=276A 7031=276B",
        "01=09506000134352 7230=EMA 7231=EMB",
        "8004=95201234ABC 4330=000100 4332=000050",
        "00=106141412345678908 02=09506000134352 37=5"
      })
  void elementsOfDifferentMeaningStandTogether(String sample) {
    assertThat(link(elements(sample))).contains("?");
  }

  @ParameterizedTest
  @CsvSource({
    "00, 106141412345678908, 21, A",
    "00, 106141412345678908, 22, A",
    "253, 9520123456788, 235, A",
    "01, 09506000134352, 254, A",
    "01, 09506000134352, 7040, 1ABC",
    "01, 09506000134352, 8011, 5",
    "01, 09506000134352, 8019, 5",
    "414, 9520123456788, 8020, A"
  })
  void qualifiersFollowTheirKeyOnly(String key, String value, String identifier, String part) {
    assertThat(refusal(Map.of(key, value, identifier, part), identifier))
        .hasMessageContaining("In a link this follows only ")
        .hasMessageEndingWith(", not " + key + ".");
  }

  @Test
  void qualifiersThatAreChecked() {
    assertThat(link(Map.of("417", "9520123456788", "7040", "1AB_")))
        .endsWith("/417/9520123456788/7040/1AB_");
    refusal(Map.of("417", "9520123456788", "7040", "1AB/"), "7040");
    assertThat(link(Map.of("8010", "95201234A", "8011", "10"))).endsWith("/8010/95201234A/8011/10");
    refusal(Map.of("8010", "95201234A", "8011", "01"), "8011");
    refusal(Map.of("8010", "95201234A", "8011", "0"), "8011");
  }

  @ParameterizedTest
  @CsvSource({"10, .", "10, ..", "21, .", "22, .."})
  void whatABrowserTakesForAStepIsRefused(String identifier, String value) {
    assertThat(refusal(with(ITEM, identifier, value), identifier)).hasMessageContaining("dots");
  }

  @Test
  void dotsAreTakenWhereTheyAreNoStep() {
    assertThat(link(with(ITEM, "10", "..."))).endsWith("/10/...");
    assertThat(link(with(ITEM, "10", ".a"))).endsWith("/10/.a");
    assertThat(link(with(ITEM, "240", ".."))).endsWith("?240=..");
    refusal(Map.of("414", "9520123456788", "254", ".."), "254");
    refusal(Map.of("415", "9520123456788", "8020", "."), "8020");
    refusal(with(ITEM, "235", "."), "235");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/.",
        "https://example.com/..",
        "https://example.com/../",
        "https://example.com/a/./b",
        "https://example.com/a/../b"
      })
  void aDomainHasNoSuchStepsEither(String domain) {
    assertRefused("gs1", Map.of("elements", ITEM, "domain", domain), "domain");
  }

  @Test
  void aDomainMayHaveDots() {
    for (String domain :
        List.of("https://example.com/.well-known", "https://example.com/v1.2/..a")) {
      assertThat(text("gs1", Map.of("elements", ITEM, "domain", domain)))
          .isEqualTo(domain + "/01/09506000134352");
    }
  }
}
