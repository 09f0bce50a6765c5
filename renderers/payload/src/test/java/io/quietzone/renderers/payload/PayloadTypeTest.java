package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.refused;
import static io.quietzone.renderers.payload.Refusals.text;
import static io.quietzone.renderers.payload.Refusals.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadTypeTest {

  private static final Map<String, Object> ADDRESS =
      Map.of("name", "A", "postal_code", "2501", "town", "Biel", "country", "CH");

  /** Content of each type with all its fields. */
  static final Map<PayloadType, Map<String, Object>> FULL =
      new LinkedHashMap<>(
          Map.ofEntries(
              Map.entry(PayloadType.URL, Map.of("data", "https://example.com/")),
              Map.entry(PayloadType.TEXT, Map.of("data", "words")),
              Map.entry(PayloadType.VCARD, card(true)),
              Map.entry(PayloadType.MECARD, card(false)),
              Map.entry(
                  PayloadType.WIFI,
                  Map.of("ssid", "n", "password", "12345678", "security", "WPA", "hidden", true)),
              Map.entry(
                  PayloadType.EMAIL,
                  Map.of("to", "a@b.example", "subject", "s", "body", "b", "cc", "c@d.example")),
              Map.entry(PayloadType.SMS, Map.of("phone", "+4930123456", "message", "m")),
              Map.entry(PayloadType.WHATSAPP, Map.of("phone", "+4930123456", "message", "m")),
              Map.entry(
                  PayloadType.TEL, Map.of("phone", "123456", "extension", "7", "context", "+49")),
              Map.entry(PayloadType.GEO, Map.of("lat", 1, "lng", 2, "label", "l")),
              Map.entry(
                  PayloadType.EVENT,
                  Map.of("title", "t", "start", "2026-05-01", "location", "l", "description", "d")),
              Map.entry(PayloadType.EPC, Map.of("name", "n", "iban", "BE72000000001616")),
              Map.entry(
                  PayloadType.SWISS,
                  Map.of(
                      "iban",
                      "CH9300762011623852957",
                      "creditor",
                      ADDRESS,
                      "debtor",
                      ADDRESS,
                      "message",
                      "m")),
              Map.entry(
                  PayloadType.GS1,
                  Map.of(
                      "elements", Map.of("01", "09506000134352"), "domain", "https://a.example")),
              Map.entry(
                  PayloadType.OTPAUTH,
                  Map.of("account", "a", "issuer", "i", "secret", "JBSWY3DP"))));

  private static Map<String, Object> full(PayloadType type) {
    return FULL.getOrDefault(type, Map.of());
  }

  private static Map<String, Object> card(boolean title) {
    Map<String, Object> card = new HashMap<>();
    card.put("name", "Jane Doe");
    card.put("org", "o");
    card.put("phone", "123");
    card.put("email", "a@b.example");
    card.put("url", "https://example.com/");
    card.put("address", "a");
    card.put("note", "n");
    if (title) {
      card.put("title", "t");
    }
    return card;
  }

  @ParameterizedTest
  @EnumSource(PayloadType.class)
  void everyTypeAsksForTheFieldsItNamesAndForNoOthers(PayloadType type) {
    FieldReader fields = new FieldReader(type, full(type));
    assertThat(type.read(fields).text()).isNotEmpty();
    assertThat(fields.read()).containsExactlyInAnyOrderElementsOf(type.fields());
  }

  @Test
  void theTypesAreListedWhereOneIsUnknown() {
    InvalidPayloadException refusal = refused(() -> PayloadType.of("VCARD"));
    assertThat(refusal.field()).isEqualTo("data_type");
    assertThat(refusal).hasMessageContaining("url, text, vcard, mecard, wifi");
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", "x");
    fields.put("hidden", "yes");
    fields.put("security", "wpa");
    InvalidPayloadException refusal = refused("wifi", fields);
    assertThat(refusal.findings()).containsOnlyKeys("title", "hidden", "security", "ssid");
    assertThat(refusal.findings().get("title"))
        .isEqualTo(
            "A field of vcard, event, not of wifi. Allowed: ssid, password, security, hidden.");
    assertThat(refusal.findings().get("security")).isEqualTo("Choose one of: WPA, WEP, nopass.");
    assertThat(refusal.findings().get("ssid")).isEqualTo("This field is required.");
  }

  @Test
  void aFieldNoTypeHasIsRefusedToo() {
    assertThat(refused("sms", Map.of("phone", "123", "colour", 1)))
        .hasMessage("Not a field of sms. Allowed: phone, message.");
    String long1 = "x".repeat(1_000_000);
    assertThat(refused("sms", Map.of("phone", "123", long1, 1)).field()).hasSize(65);
  }

  @Test
  void mistakesInNestedObjectsAreNamedByTheirPath() {
    Map<String, Object> fields =
        Map.of(
            "iban",
            "CH9300762011623852957",
            "creditor",
            Map.of("name", "A", "zip", "1", "town", 5),
            "debtor",
            List.of());
    assertThat(refused("swiss", fields).findings())
        .containsOnlyKeys(
            "creditor.zip", "creditor.town", "creditor.postal_code", "creditor.country", "debtor");
  }

  @Test
  void nullIsAsGoodAsAbsent() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("phone", "123456");
    fields.put("message", null);
    assertThat(text("sms", fields)).isEqualTo("SMSTO:123456");
  }

  static Stream<Arguments> textFields() {
    return FULL.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().entrySet().stream()
                    .filter(field -> field.getValue() instanceof String)
                    .map(field -> Arguments.of(entry.getKey(), field.getKey())));
  }

  @ParameterizedTest
  @MethodSource("textFields")
  void hostileTextIsRefusedByField(PayloadType type, String field) {
    for (String hostile :
        List.of(
            "x\u0000",
            "x\u001b[2J",
            "\u007f1",
            "x\u0085",
            "x\uD83D",
            "\uDE00",
            "9".repeat(1_000_000),
            "a@".repeat(500_000),
            "\uD83D\uDE00".repeat(500_000),
            "https://" + "a.-".repeat(300_000))) {
      if (field.equals("data") && hostile.length() < 10 && type == PayloadType.TEXT) {
        continue;
      }
      assertTimeoutPreemptively(
          Duration.ofSeconds(2),
          () -> assertRefused(type.id(), with(full(type), field, hostile), field));
    }
  }

  @ParameterizedTest
  @MethodSource("textFields")
  void lineBreaksNeverReachAFieldOfOneLine(PayloadType type, String field) {
    List<String> several = List.of("data", "message", "body", "address", "note", "description");
    if (several.contains(field) && type != PayloadType.MECARD && type != PayloadType.SWISS) {
      return;
    }
    String first = String.valueOf(full(type).get(field));
    for (String injected : List.of("\r\nX:1", "\n", "\r", "\u2028x", "\u2029x")) {
      assertRefused(type.id(), with(full(type), field, first + injected), field);
    }
  }

  @ParameterizedTest
  @MethodSource("textFields")
  void valuesOfAWrongTypeAreRefusedByField(PayloadType type, String field) {
    for (Object wrong : List.of(1, true, Map.of(), 1.5)) {
      assertRefused(type.id(), with(full(type), field, wrong), field);
    }
  }

  @Test
  void numbersAreFiniteAndOfReasonableSize() {
    for (Object wrong :
        List.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Float.NaN,
            "NaN",
            "1e5",
            "1,5",
            " 1",
            "٣",
            "9".repeat(1_000_000),
            "9".repeat(33),
            new BigDecimal("1e999999999"),
            new BigDecimal("-1e999999999"),
            new BigDecimal("1e-999999999"),
            true)) {
      assertRefused("geo", with(Map.of("lng", 0), "lat", wrong), "lat");
      assertRefused("epc", with(full(PayloadType.EPC), "amount", wrong), "amount");
      assertRefused("otpauth", with(full(PayloadType.OTPAUTH), "digits", wrong), "digits");
    }
  }

  @Test
  void listsHaveAtMostFiftyEntries() {
    assertRefused("email", Map.of("to", Collections.nCopies(51, "a@b.example")), "to");
    assertRefused("vcard", Map.of("name", "A", "phones", List.of("1", 2)), "phones[1]");
    Map<String, Object> elements = new HashMap<>();
    for (int i = 0; i < 51; i++) {
      elements.put("x" + i, "1");
    }
    assertRefused("gs1", Map.of("elements", elements), "elements");
    assertRefused("gs1", Map.of("elements", "01"), "elements");
  }

  @Test
  void thePageOfPayloadsNamesEveryTypeAndField() throws IOException {
    String page = Files.readString(Path.of("../../docs/payloads.md"));
    for (PayloadType type : PayloadType.values()) {
      String heading = "\n## `" + type.id() + "`";
      assertThat(page).contains(heading);
      int start = page.indexOf(heading);
      int end = page.indexOf("\n## ", start + 4);
      String section = page.substring(start, end < 0 ? page.length() : end);
      for (String field : type.fields()) {
        String last = field.substring(field.indexOf('.') + 1);
        assertThat(section).as(type.id()).contains("`" + last + "`");
      }
    }
  }
}
