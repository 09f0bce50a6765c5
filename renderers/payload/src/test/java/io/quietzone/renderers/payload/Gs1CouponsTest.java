package io.quietzone.renderers.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Gs1CouponsTest {

  /** Company 123456, offer 123456, saves 1, one of code 0 of family 123. */
  private static final String CODE = "012345612345611110123";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "101101239",
        "101101230123456",
        "131191236123456789012",
        "21101239",
        "3261231",
        "4260101",
        "32612314260101",
        "32601014260101",
        "50123456",
        "59123456789012345",
        "611234567",
        "671234567890123",
        "90000",
        "96291",
        "101101239211012393261231426010150123456611234567" + "90000"
      })
  void codesWithOptionalFieldsAreTaken(String fields) {
    assertThat(Gs1Coupons.wrongCode(CODE + fields)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "141101239",
        "101151239",
        "1011012371234567890123",
        "10612345601239",
        "326123",
        "3261331",
        "4260100",
        "32601014261231",
        "42601013261231",
        "5012345",
        "5112345678",
        "60123456",
        "6812345678901234",
        "93000",
        "90300",
        "90002",
        "9000",
        "7",
        "x"
      })
  void codesWithOtherFieldsAreRefused(String fields) {
    assertThat(Gs1Coupons.wrongCode(CODE + fields)).endsWith(".");
  }

  @Test
  void everyLengthOfACodeIsCounted() {
    for (int end = 0; end < CODE.length(); end++) {
      assertThat(Gs1Coupons.wrongCode(CODE.substring(0, end))).as("%d digits", end).isNotEmpty();
    }
    for (String first : new String[] {"7", "8", "9"}) {
      assertThat(Gs1Coupons.wrongCode(first + CODE.substring(1))).isNotEmpty();
    }
    assertThat(Gs1Coupons.wrongCode("6123456789012123456555555512345" + "9999")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "001234561234560123456",
        "101234561234560123456",
        "0012345612345611234567",
        "001234561234569123456789012345",
        "061234567890121234569123456789012345"
      })
  void positiveOffersAreTaken(String value) {
    assertThat(Gs1Coupons.wrongPositiveOffer(value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "201234561234560123456",
        "071234561234560123456",
        "00123456",
        "00123456123456",
        "001234561234560",
        "00123456123456012345",
        "001234561234561123456",
        "0012345612345601234567",
        "00123456123456012345a"
      })
  void otherPositiveOffersAreRefused(String value) {
    assertThat(Gs1Coupons.wrongPositiveOffer(value)).endsWith(".");
  }
}
