package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.corruptions;
import static io.quietzone.renderers.payload.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IbanTest {

  /** The examples that the IBAN registry, release 103, gives: one of each country. */
  private static final String REGISTRY_EXAMPLES =
      """
      AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741
      AT611904300234573201 AZ21NABZ00000000137010001944 BA391290079401028494
      BE68539007547034 BG80BNBG96611020345678 BH67BMAG00001299123456
      BI4210000100010000332045181 BR6699999A03000010009795493C1
      BY13NBRB3600900000002Z00AB00 CH9300762011623852957 CR05015202001026284066
      CY17002001280000001200527600 CZ6508000000192000145399 DE89370400440532013000
      DJ2100010000000154000100186 DK5000400440116243 DO28BAGR00000001212453611324
      EE382200221020145685 EG380019000500000000263180002 ES9121000418450200051332
      FI2112345600000785 FK88SC123456789012 FO6264600001631634
      FR1420041010050500013M02606 GB29NWBK60161331926819 GE29NB0000000101904917
      GI75NWBK000000007099453 GL8964710001000206 GR1601101250000000012300695
      GT82TRAJ01020000001210029690 HN88CABF00000000000250005469 HR1210010051863000160
      HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999
      IQ98NBIQ850123456789012 IS140159260076545510730339 IT60X0542811101000000123456
      JO94CBJO0010000000000131000302 KW81CBKU0000000000001234560101
      KZ86125KZT5004100100 LB62099900000001001901229114
      LC55HEMM000100010012001200023015 LI21088100002324013AA LT121000011101001000
      LU280019400644750000 LV80BANK0000435195001 LY83002048000020100120361
      MC5811222000010123456789030 MD24AG000225100013104168 ME25505000012345678951
      MK07250120000058984 MN121234123456789123 MR1300020001010000123456753
      MT84MALT011000012345MTLCAST001S MU17BOMM0101101030300200000MUR
      NI45BAPR00000013000003558124 NL91ABNA0417164300 NO9386011117947
      OM810180000001299123456 PK36SCBL0000001123456702 PL61109010140000071219812874
      PS92PALS000000000400123456702 PT50000201231234567890154
      QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000 RS35260005601001611379
      RU0304452522540817810538091310419 SA0380000000608010167519
      SC18SSCB11010000000000001497USD SD2129010501234001 SE4550000000058398257466
      SI56263300012039086 SK3112000000198742637541 SM86U0322509800000000270100
      SO211000001001000100141 ST23000100010051845310146 SV62CENR00000000000000700025
      TL380080012345678910157 TN5910006035183598478831 TR330006100519786457841326
      UA213223130000026007233566001 VA59001123000012345678 VG96VPVG0000012345678901
      XK051212012345678906 YE15CBYE0001018861234567891234
      """;

  static Stream<String> registryExamples() {
    return REGISTRY_EXAMPLES.lines().flatMap(line -> Stream.of(line.split(" ", -1)));
  }

  @ParameterizedTest
  @MethodSource("registryExamples")
  void theExampleOfEachCountryIsTakenAndEveryCorruptedDigitIsRefused(String iban) {
    assertThat(Iban.parse("iban", iban).value()).isEqualTo(iban);
    assertThat(corruptions(iban))
        .hasSizeGreaterThan(90)
        .allSatisfy(corrupt -> assertThat(refusal(corrupt)).hasMessageContaining("check digits"));
  }

  @Test
  void everyCountryOfTheRegistryIsThere() {
    List<String> countries = registryExamples().map(iban -> iban.substring(0, 2)).toList();
    assertThat(countries).hasSize(89).doesNotHaveDuplicates();
    assertThat(countries).allSatisfy(country -> assertThat(BbanStructure.of(country)).isPresent());
    assertThat(BbanStructure.of("US")).isEmpty();
    assertThat(BbanStructure.of("MA")).isEmpty();
  }

  @Test
  void thePrintedFormAndLowerCaseAreTaken() {
    assertThat(Iban.parse("iban", "gb29 nwbk 6016 1331 9268 19").value())
        .isEqualTo("GB29NWBK60161331926819");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GB29NWBK6016133192681 | An IBAN of GB has 22 characters, this one 21.",
        "GB29NWBK601613319268190 | An IBAN of GB has 22 characters, this one 23.",
        "US64SVBKUS6S3300958879 | The country US has no IBANs.",
        "GB28NWBK60161331926819 | The IBAN's check digits do not match: look for a typing error.",
      })
  void aRefusalTellsWhatIsWrong(String iban, String message) {
    assertThat(refusal(iban)).hasMessage(message);
  }

  /** All of them have check digits that match. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DE85A70400440532013000 | An IBAN of DE has 18 digits after its check digits.",
        "GB321WBK60161331926819 | An IBAN of GB has 4 letters, 14 digits after its check digits.",
        "CH043A000000000000012 | An IBAN of CH has 5 digits, 12 letters or digits after its check"
            + " digits.",
        "IT2910542811101000000123456 | An IBAN of IT has 1 letter, 10 digits, 12 letters or digits"
            + " after its check digits.",
      })
  void aNumberThatNoBankOfTheCountryGivesIsRefused(String iban, String message) {
    assertThat(CheckDigits.mod97(iban)).isTrue();
    assertThat(refusal(iban)).hasMessage(message);
  }

  private static InvalidPayloadException refusal(String iban) {
    return refused(() -> Iban.parse("iban", iban));
  }
}
