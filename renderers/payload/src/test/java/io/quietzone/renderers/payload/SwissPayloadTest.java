package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.corruptions;
import static io.quietzone.renderers.payload.Refusals.refused;
import static io.quietzone.renderers.payload.Refusals.text;
import static io.quietzone.renderers.payload.Refusals.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwissPayloadTest {

  private static final String QR_REFERENCE = "210000000003139471430009017";

  private static final Map<String, Object> SCHNEIDER =
      Map.of(
          "name",
          "Robert Schneider AG",
          "street",
          "Rue du Lac",
          "building_number",
          "1268",
          "postal_code",
          "2501",
          "town",
          "Biel",
          "country",
          "CH");

  private static final Map<String, Object> RUTSCHMANN =
      Map.of(
          "name",
          "Pia-Maria Rutschmann-Schnyder",
          "street",
          "Grosse Marktgasse",
          "building_number",
          "28",
          "postal_code",
          "9400",
          "town",
          "Rorschach",
          "country",
          "CH");

  private static final Map<String, Object> QR_BILL =
      Map.of(
          "iban",
          "CH4431999123000889012",
          "creditor",
          SCHNEIDER,
          "reference",
          "21 00000 00003 13947 14300 09017");

  private static final Map<String, Object> BILL =
      Map.of("iban", "CH9300762011623852957", "creditor", SCHNEIDER);

  @ParameterizedTest
  @ValueSource(
      strings = {"RF18539007547034", "RF712348231", "RF45G72UUR", "RF18000000000539007547034"})
  void everyCorruptedDigitOfACreditorReferenceIsRefused(String reference) {
    assertThat(text("swiss", with(BILL, "reference", reference)))
        .endsWith("\nSCOR\n" + reference + "\n\nEPD");
    assertThat(corruptions(reference))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            corrupt -> assertRefused("swiss", with(BILL, "reference", corrupt), "reference"));
  }

  @Test
  void everyCorruptedDigitOfAQrReferenceIsRefused() {
    assertThat(corruptions(QR_REFERENCE))
        .hasSize(27 * 9)
        .allSatisfy(c -> assertRefused("swiss", with(QR_BILL, "reference", c), "reference"));
  }

  @Test
  void aBillIsAsSixPublishesIt() {
    Map<String, Object> fields = new HashMap<>(QR_BILL);
    fields.put("amount", 1949.75);
    fields.put("currency", "CHF");
    fields.put("debtor", RUTSCHMANN);
    fields.put("message", "Order of 15 June 2020");
    fields.put(
        "bill_information",
        "//S1/10/10201409/11/200701/20/140.000-53/30/102673831/31/200615/32/7.7/33/7.7:139.40"
            + "/40/0:30");
    fields.put("alternative_procedures", List.of("Name AV1: UV;UltraPay005;12345"));
    assertThat(text("swiss", fields))
        .isEqualTo(
            """
            SPC
            0200
            1
            CH4431999123000889012
            S
            Robert Schneider AG
            Rue du Lac
            1268
            2501
            Biel
            CH







            1949.75
            CHF
            S
            Pia-Maria Rutschmann-Schnyder
            Grosse Marktgasse
            28
            9400
            Rorschach
            CH
            QRR
            210000000003139471430009017
            Order of 15 June 2020
            EPD
            //S1/10/10201409/11/200701/20/140.000-53/30/102673831/31/200615/32/7.7/33/7.7:139.40\
            /40/0:30
            Name AV1: UV;UltraPay005;12345""");
  }

  @Test
  void aBillWithACreditorReferenceIsAsSixPublishesIt() {
    Map<String, Object> fields = new HashMap<>();
    fields.put("iban", "CH58 0079 1123 0008 8901 2");
    fields.put("creditor", SCHNEIDER);
    fields.put("amount", "199.95");
    fields.put("debtor", RUTSCHMANN);
    fields.put("reference", "RF18 5390 0754 7034");
    assertThat(text("swiss", fields))
        .isEqualTo(
            """
            SPC
            0200
            1
            CH5800791123000889012
            S
            Robert Schneider AG
            Rue du Lac
            1268
            2501
            Biel
            CH







            199.95
            CHF
            S
            Pia-Maria Rutschmann-Schnyder
            Grosse Marktgasse
            28
            9400
            Rorschach
            CH
            SCOR
            RF18539007547034

            EPD""");
  }

  @Test
  void aDonationIsAsSixPublishesIt() {
    Map<String, Object> foundation =
        Map.of(
            "name",
            "Salvation Army Foundation Switzerland",
            "postal_code",
            "3000",
            "town",
            "Bern",
            "country",
            "CH");
    assertThat(
            text(
                "swiss",
                Map.of(
                    "iban",
                    "CH3709000000304442225",
                    "creditor",
                    foundation,
                    "message",
                    "Donation to the Winterfest Campaign")))
        .isEqualTo(
            """
            SPC
            0200
            1
            CH3709000000304442225
            S
            Salvation Army Foundation Switzerland


            3000
            Bern
            CH








            CHF







            NON

            Donation to the Winterfest Campaign
            EPD""");
  }

  @Test
  void aDonationLeavesAmountAndDebtorOpen() {
    String text = text("swiss", with(BILL, "currency", "EUR"));
    assertThat(text.split("\n", -1)).hasSize(31).startsWith("SPC", "0200", "1");
    assertThat(text).endsWith("CH\n\n\n\n\n\n\n\n\nEUR\n\n\n\n\n\n\n\nNON\n\n\nEPD");
    assertThat(text("swiss", with(BILL, "amount", 50))).contains("\n50.00\nCHF\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.00", "0.0000"})
  void aNotificationIsOverNothing(String amount) {
    Map<String, Object> notification =
        with(with(BILL, "amount", amount), "message", "DO NOT USE FOR PAYMENT");

    assertThat(text("swiss", notification)).contains("\n0.00\nCHF\n");
    assertRefused("swiss", with(notification, "message", "Invoice 7"), "message");
    assertRefused("swiss", with(notification, "message", ""), "message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "0.001", "1000000000"})
  void whatIsNoAmountOfABillIsRefused(String amount) {
    assertThat(refused("swiss", with(BILL, "amount", amount)))
        .hasMessage("Send an amount from 0.00 to 999999999.99 with at most two decimals.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//S1", "//S1/10/10201409", "//XY;a=b", "//ab"})
  void informationOfABillNamesItsSyntax(String information) {
    assertThat(text("swiss", with(BILL, "bill_information", information)))
        .endsWith("\nEPD\n" + information);
  }

  @ParameterizedTest
  @ValueSource(strings = {"S1/10", "/S1/10", "//", "//S", "///S1", "// S1", "Invoice 7", " //S1"})
  void otherInformationOfABillIsRefused(String information) {
    assertRefused("swiss", with(BILL, "bill_information", information), "bill_information");
  }

  @Test
  void aBillSaysWhatItsSymbolMustObey() {
    assertThat(PayloadType.SWISS.read(BILL).symbolRules())
        .isEqualTo(new SymbolRules(true, 25, true, true, true));
    assertThat(PayloadType.URL.read(Map.of("data", "x")).symbolRules())
        .isEqualTo(new SymbolRules(false, 40, false, true, false));
  }

  @Test
  void accountAndReferenceBelongTogether() {
    assertRefused("swiss", with(QR_BILL, "reference", ""), "reference");
    assertRefused("swiss", with(QR_BILL, "reference", "RF18539007547034"), "reference");
    assertRefused("swiss", with(QR_BILL, "reference", "0".repeat(27)), "reference");
    assertRefused("swiss", with(BILL, "reference", QR_REFERENCE), "reference");
    assertRefused("swiss", with(BILL, "iban", "DE89370400440532013000"), "iban");
    assertThat(text("swiss", with(BILL, "iban", "LI21088100002324013AA"))).contains("\nNON\n");
  }

  @ParameterizedTest
  @CsvSource({
    "CH1729999000000000012, false",
    "CH2032000000000000012, false",
    "CH1231999000000000012, true",
    "LI3830000000000000012, true"
  })
  void theInstitutionTellsAQrIban(String iban, boolean qr) {
    Map<String, Object> bill = with(BILL, "iban", iban);
    if (qr) {
      assertRefused("swiss", bill, "reference");
    } else {
      assertThat(text("swiss", bill)).contains("\nNON\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"山", "Ж", "x\uD83D\uDE00", "\u0180", "\u2019", "\u1E9E"})
  void textIsLatin(String text) {
    assertThat(refused("swiss", with(BILL, "message", text))).hasMessageContaining("not U+");
    assertRefused("swiss", with(BILL, "creditor", with(SCHNEIDER, "town", text)), "creditor.town");
    assertRefused("swiss", with(BILL, "debtor", with(SCHNEIDER, "street", text)), "debtor.street");
  }

  @Test
  void theCharactersAreThe324OfVersion23() {
    List<Integer> taken =
        IntStream.rangeClosed(0, Character.MAX_VALUE)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .filter(SwissPayloadTest::isTaken)
            .boxed()
            .toList();
    assertThat(taken).hasSize(324).contains(0x20, 0x7E, 0xA0, 0xFF, 0x100, 0x17F, 0x218, 0x219);
    assertThat(taken).contains(0x21A, 0x21B, 0x20AC);
    assertThat(text("swiss", with(BILL, "message", "Größe œ ž ș ț € «ñ» ~^|")))
        .contains("\nGröße œ ž ș ț € «ñ» ~^|\nEPD");
  }

  private static boolean isTaken(int codePoint) {
    try {
      SwissText.check("message", Character.toString(codePoint), 1);
      return true;
    } catch (InvalidPayloadException refused) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "name, 71",
    "street, 71",
    "building_number, 17",
    "postal_code, 17",
    "town, 36",
    "country, 2"
  })
  void partsOfAnAddressHaveTheirLengths(String part, int length) {
    Map<String, Object> address = with(SCHNEIDER, part, "x".repeat(length));
    assertRefused("swiss", with(BILL, "creditor", address), "creditor." + part);
    assertRefused("swiss", with(BILL, "debtor", address), "debtor." + part);
  }

  @Test
  void furtherPartsHaveTheirLengths() {
    assertRefused("swiss", with(BILL, "message", "x".repeat(141)), "message");
    assertRefused(
        "swiss",
        with(with(BILL, "message", "x".repeat(70)), "bill_information", "//S1" + "x".repeat(67)),
        "message");
    assertRefused(
        "swiss",
        with(BILL, "alternative_procedures", List.of("a", "b", "c")),
        "alternative_procedures");
    assertRefused(
        "swiss",
        with(BILL, "alternative_procedures", List.of("a", "x".repeat(101))),
        "alternative_procedures[1]");
    assertRefused("swiss", with(BILL, "currency", "USD"), "currency");
    assertRefused("swiss", Map.of("iban", "CH9300762011623852957"), "creditor");
  }

  /** 997 bytes are what version 25 holds; the ECI header that umlauts need takes one of them. */
  @Test
  void aBillWithUmlautsHasAtMost996Bytes() {
    Map<String, Object> wide = new HashMap<>(SCHNEIDER);
    wide.put("name", "ü".repeat(70));
    wide.put("street", "ü".repeat(70));
    wide.put("town", "ü".repeat(35));
    Map<String, Object> bill = with(with(BILL, "creditor", wide), "debtor", wide);
    int bytes = text("swiss", bill).getBytes(StandardCharsets.UTF_8).length;
    int room = 996 - bytes;

    assertThat(
            text("swiss", with(bill, "message", "ü".repeat(room - 140) + "x".repeat(280 - room))))
        .satisfies(text -> assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize(996));
    assertThat(
            refused(
                "swiss", with(bill, "message", "ü".repeat(room - 139) + "x".repeat(279 - room))))
        .hasMessage("The whole bill takes 997 bytes, at most 996 are allowed.")
        .extracting(InvalidPayloadException::field)
        .isEqualTo("payload");
  }
}
