package io.quietzone.renderers.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.commons.validator.routines.IBANValidator;
import org.apache.commons.validator.routines.checkdigit.CheckDigitException;
import org.apache.commons.validator.routines.checkdigit.IBANCheckDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our registry of IBANs beside that of Apache Commons Validator. */
class IbanOracleTest {

  private static final String LETTERS_AND_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** The IBANs of these begin with the letters of the country they belong to; it takes both. */
  private static final Set<String> TERRITORIES =
      Set.of(
          "AX", "BL", "GF", "GG", "GP", "IM", "JE", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF",
          "YT");

  private final IBANValidator oracle = IBANValidator.getInstance();

  @Test
  void theCountriesAreTheSame() {
    for (char first = 'A'; first <= 'Z'; first++) {
      for (char second = 'A'; second <= 'Z'; second++) {
        String country = "" + first + second;
        assertThat(BbanStructure.of(country).isPresent())
            .as(country)
            .isEqualTo(oracle.hasValidator(country) && !TERRITORIES.contains(country));
      }
    }
  }

  /**
   * Numbers with one character of another kind than the example's, with check digits that match.
   */
  @ParameterizedTest
  @MethodSource("io.quietzone.renderers.payload.IbanTest#registryExamples")
  void theStructuresAreTheSame(String example) throws CheckDigitException {
    for (int place = 4; place < example.length(); place++) {
      for (String character : List.of("0", "7", "A", "Z")) {
        String changed = example.substring(0, place) + character + example.substring(place + 1);
        assertSameVerdict(withCheckDigits(changed));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.quietzone.renderers.payload.IbanTest#registryExamples")
  void theLengthsAreTheSame(String example) throws CheckDigitException {
    assertThat(isTaken(example)).isTrue();
    assertSameVerdict(example);
    assertSameVerdict(withCheckDigits(example + "0"));
    assertSameVerdict(withCheckDigits(example.substring(0, example.length() - 1)));
  }

  @ParameterizedTest
  @MethodSource("io.quietzone.renderers.payload.IbanTest#registryExamples")
  void theCheckDigitsAreTheSame(String example) throws CheckDigitException {
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      StringBuilder bban = new StringBuilder();
      for (char c : example.substring(4).toCharArray()) {
        boolean digit = c >= '0' && c <= '9';
        int from = digit ? 0 : 10;
        bban.append(LETTERS_AND_DIGITS.charAt(from + random.nextInt(digit ? 10 : 26)));
      }
      String iban = withCheckDigits(example.substring(0, 4) + bban);
      assertThat(isTaken(iban)).as(iban).isTrue();
      assertSameVerdict(iban);
    }
  }

  private void assertSameVerdict(String iban) {
    if (!iban.startsWith("BR")) {
      assertThat(isTaken(iban)).as(iban).isEqualTo(oracle.isValid(iban));
    } else if (oracle.isValid(iban)) {
      // Since release 103 banks of Brazil may have letters too; the oracle knows digits only.
      assertThat(isTaken(iban)).as(iban).isTrue();
    }
  }

  @Test
  void brazilsBanksMayHaveLetters() throws CheckDigitException {
    assertThat(isTaken("BR1800360305000010009795493C1")).isTrue();
    assertThat(oracle.isValid("BR1800360305000010009795493C1")).isTrue();
    assertThat(isTaken(withCheckDigits("BR00999999990A0010009795493C1"))).isFalse();
  }

  private static boolean isTaken(String iban) {
    try {
      Iban.parse("iban", iban);
      return true;
    } catch (InvalidPayloadException refused) {
      return false;
    }
  }

  private static String withCheckDigits(String iban) throws CheckDigitException {
    String country = iban.substring(0, 2);
    String digits = IBANCheckDigit.IBAN_CHECK_DIGIT.calculate(country + "00" + iban.substring(4));
    return country + digits + iban.substring(4);
  }
}
