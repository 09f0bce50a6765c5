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

class PaymentPayloadsTest {

  private static final String QR_REFERENCE = "210000000003139471430009017";

  private static final Map<String, Object> EPC =
      Map.of("name", "Red Cross of Belgium", "iban", "BE72000000001616");

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

  @Test
  void transfersAreAsTheyArePublished() {
    assertThat(
            text(
                "epc",
                Map.of(
                    "version",
                    "001",
                    "bic",
                    "BPOTBEB1",
                    "name",
                    "Red Cross of Belgium",
                    "iban",
                    "BE72000000001616",
                    "amount",
                    "1.00",
                    "purpose",
                    "CHAR",
                    "text",
                    "Urgency fund",
                    "information",
                    "Sample EPC QR code")))
        .isEqualTo(
            """
            BCD
            001
            1
            SCT
            BPOTBEB1
            Red Cross of Belgium
            BE72000000001616
            EUR1
            CHAR

            Urgency fund
            Sample EPC QR code""");
    assertThat(
            text(
                "epc",
                Map.of(
                    "version",
                    "001",
                    "bic",
                    "BHBLDEHHXXX",
                    "name",
                    "Franz Mustermänn",
                    "iban",
                    "DE71 1102 2033 0123 4567 89",
                    "amount",
                    12.3,
                    "purpose",
                    "GDDS",
                    "reference",
                    "RF18 5390 0754 7034")))
        .isEqualTo(
            """
            BCD
            001
            1
            SCT
            BHBLDEHHXXX
            Franz Mustermänn
            DE71110220330123456789
            EUR12.3
            GDDS
            RF18539007547034""");
  }

  @Test
  void aTransferNeedsNameAndAccountOnly() {
    assertThat(text("epc", EPC))
        .isEqualTo("BCD\n002\n1\nSCT\n\nRed Cross of Belgium\nBE72000000001616");
    assertThat(text("epc", with(EPC, "amount", 1200))).endsWith("\nEUR1200");
    assertThat(text("epc", with(EPC, "amount", "999999999.99"))).endsWith("\nEUR999999999.99");
    assertThat(PayloadType.EPC.read(EPC).symbolRules())
        .isEqualTo(new SymbolRules(true, 13, true, false, false));
  }

  @ParameterizedTest
  @CsvSource({
    "amount, 0",
    "amount, 0.009",
    "amount, -1",
    "amount, 1000000000",
    "amount, 1.005",
    "bic, BPOTBEB",
    "bic, bpotbeb1",
    "bic, BPOTBEB1XX",
    "bic, BPOT1EB1",
    "purpose, CHARI",
    "purpose, ch",
    "version, 003",
    "reference, 12345",
    "reference, RF18"
  })
  void whatTheGuidelineDoesNotAllowIsRefused(String field, String value) {
    assertRefused("epc", with(EPC, field, value), field);
  }

  @Test
  void aTransferHasAReferenceOrAText() {
    Map<String, Object> both = with(with(EPC, "text", "x"), "reference", "RF18539007547034");
    assertRefused("epc", both, "text");
    assertRefused("epc", with(EPC, "version", "001"), "bic");
    assertRefused("epc", with(EPC, "text", "x".repeat(141)), "text");
    assertRefused("epc", with(EPC, "name", "x".repeat(71)), "name");
  }

  @Test
  void aTransferHasAtMost331Bytes() {
    Map<String, Object> fits = with(with(EPC, "text", "ü".repeat(135)), "name", "x".repeat(14));
    int bytes = text("epc", fits).getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).isLessThanOrEqualTo(331);
    assertThat(refused("epc", with(fits, "name", "x".repeat(14 + 332 - bytes))))
        .hasMessageContaining("332 bytes")
        .extracting(InvalidPayloadException::field)
        .isEqualTo("payload");
    assertThat(text("epc", with(fits, "name", "x".repeat(14 + 331 - bytes)))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BE72000000001616", "DE71110220330123456789", "GB29NWBK60161331926819",
        "FR1420041010050500013M02606", "MT84MALT011000012345MTLCAST001S", "NO9386011117947",
        "CH9300762011623852957", "LI21088100002324013AA", "NL91ABNA0417164300",
        "DE89370400440532013000", "AT611904300234573201"
      })
  void everyCorruptedDigitOfAnIbanIsRefused(String iban) {
    Map<String, Object> transfer = with(EPC, "bic", "BPOTBEB1");
    assertThat(text("epc", with(transfer, "iban", iban))).contains("\n" + iban);
    assertThat(corruptions(iban))
        .hasSizeGreaterThan(100)
        .allSatisfy(corrupt -> assertRefused("epc", with(transfer, "iban", corrupt), "iban"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LI21088100002324013AA", "NO9386011117947", "IS140159260076545510730339"})
  void theEconomicAreaNeedsNoBic(String iban) {
    assertThat(text("epc", with(EPC, "iban", iban))).endsWith("\n" + iban);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GB29NWBK60161331926819", "CH9300762011623852957", "MC5811222000010123456789030",
        "SM86U0322509800000000270100", "RS35260005601001611379", "MD24AG000225100013104168"
      })
  void outsideTheEconomicAreaTheBicIsNeeded(String iban) {
    assertRefused("epc", with(EPC, "iban", iban), "bic");
    assertThat(text("epc", with(with(EPC, "iban", iban), "bic", "BPOTBEB1")))
        .contains("\nBPOTBEB1\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC55HEMM000100010012001200023015",
        "TR330006100519786457841326",
        "BR6699999A03000010009795493C1"
      })
  void transfersReachCountriesOfSepaOnly(String iban) {
    assertThat(refused("epc", with(with(EPC, "bic", "BPOTBEB1"), "iban", iban)))
        .hasMessage("SEPA transfers reach no account in " + iban.substring(0, 2) + ".")
        .extracting(InvalidPayloadException::field)
        .isEqualTo("iban");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "DE",
        "DE8937040044053201300",
        "DE893704004405320130000",
        "US64SVBKUS6S3300958879",
        "DE89-3704-0044-0532-0130-00",
        "ДЕ89370400440532013000",
        "DE٨٩370400440532013000"
      })
  void whatIsNoIbanIsRefused(String iban) {
    assertRefused("epc", with(EPC, "iban", iban), "iban");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RF18539007547034", "RF712348231", "RF45G72UUR", "RF18000000000539007547034"})
  void everyCorruptedDigitOfACreditorReferenceIsRefused(String reference) {
    assertThat(text("epc", with(EPC, "reference", reference))).endsWith("\n" + reference);
    assertThat(text("swiss", with(BILL, "reference", reference)))
        .endsWith("\nSCOR\n" + reference + "\n\nEPD");
    assertThat(corruptions(reference))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            corrupt -> {
              assertRefused("epc", with(EPC, "reference", corrupt), "reference");
              assertRefused("swiss", with(BILL, "reference", corrupt), "reference");
            });
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
            .filter(PaymentPayloadsTest::isTaken)
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
