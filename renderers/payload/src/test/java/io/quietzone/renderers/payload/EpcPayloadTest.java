package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.corruptions;
import static io.quietzone.renderers.payload.Refusals.refused;
import static io.quietzone.renderers.payload.Refusals.text;
import static io.quietzone.renderers.payload.Refusals.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EpcPayloadTest {

  /** EPC409-09, in its order: by the countries' English names. */
  private static final List<String> SEPA =
      List.of(
          "AL", "AD", "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GI", "GR",
          "HU", "IS", "IE", "IT", "LV", "LI", "LT", "LU", "MT", "MD", "MC", "ME", "NL", "MK", "NO",
          "PL", "PT", "RO", "SM", "RS", "SK", "SI", "ES", "SE", "CH", "GB", "VA");

  private static final Map<String, Object> EPC =
      Map.of("name", "Red Cross of Belgium", "iban", "BE72000000001616");

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

  /** 41 countries, and Gibraltar, by the IBAN registry's example of each. */
  @ParameterizedTest
  @MethodSource("io.quietzone.renderers.payload.IbanTest#registryExamples")
  void transfersReachCountriesOfSepaOnly(String iban) {
    Map<String, Object> transfer = with(with(EPC, "bic", "BPOTBEB1"), "iban", iban);
    if (SEPA.contains(iban.substring(0, 2))) {
      assertThat(text("epc", transfer)).contains("\n" + iban);
    } else {
      assertThat(refused("epc", transfer))
          .hasMessage("SEPA transfers reach no account in " + iban.substring(0, 2) + ".")
          .extracting(InvalidPayloadException::field)
          .isEqualTo("iban");
    }
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
    assertThat(corruptions(reference))
        .hasSizeGreaterThan(30)
        .allSatisfy(corrupt -> assertRefused("epc", with(EPC, "reference", corrupt), "reference"));
  }
}
