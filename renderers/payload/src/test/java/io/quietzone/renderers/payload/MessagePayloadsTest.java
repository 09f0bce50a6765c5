package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.client.result.EmailAddressParsedResult;
import com.google.zxing.client.result.GeoParsedResult;
import com.google.zxing.client.result.ParsedResult;
import com.google.zxing.client.result.ResultParser;
import com.google.zxing.client.result.SMSParsedResult;
import com.google.zxing.client.result.TelParsedResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePayloadsTest {

  private static ParsedResult read(String text) {
    return ResultParser.parseResult(new Result(text, new byte[0], null, BarcodeFormat.QR_CODE));
  }

  @Test
  void letterIsAsInRfc6068() {
    assertThat(text("email", Map.of("to", "infobot@example.com", "subject", "current-issue")))
        .isEqualTo("mailto:infobot@example.com?subject=current-issue");
    assertThat(
            text(
                "email",
                Map.of("to", "infobot@example.com", "body", "send current-issue\nsend index")))
        .isEqualTo("mailto:infobot@example.com?body=send%20current-issue%0D%0Asend%20index");
    assertThat(
            text(
                "email", Map.of("to", "joe@example.com", "cc", "bob@example.com", "body", "hello")))
        .isEqualTo("mailto:joe@example.com?cc=bob@example.com&body=hello");
    assertThat(text("email", Map.of("to", "chris@example.com")))
        .isEqualTo("mailto:chris@example.com");
    assertThat(text("email", Map.of("to", "majordomo@example.com", "body", "subscribe bamboo-l")))
        .isEqualTo("mailto:majordomo@example.com?body=subscribe%20bamboo-l");
    assertThat(text("email", Map.of("to", List.of("addr1@an.example", "addr2@an.example"))))
        .isEqualTo("mailto:addr1@an.example,addr2@an.example");
    assertThat(text("email", Map.of("to", "user@example.org", "subject", "café", "body", "café")))
        .isEqualTo("mailto:user@example.org?subject=caf%C3%A9&body=caf%C3%A9");
    assertThat(text("email", Map.of("to", "user@納豆.example.org", "subject", "Test")))
        .isEqualTo("mailto:user@%E7%B4%8D%E8%B1%86.example.org?subject=Test");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '\'',
      value = {
        "gorby%kremvax@example.com gorby%25kremvax@example.com",
        "unlikely?address@example.com unlikely%3Faddress@example.com",
        "Mike&family@example.org Mike%26family@example.org",
        "\"not@me\"@example.org %22not%40me%22@example.org",
        "'\"not me\"@example.org' %22not%20me%22@example.org",
        "\"oh\\\\no\"@example.org %22oh%5C%5Cno%22@example.org"
      })
  void addressesAreEscapedAsInRfc6068(String address, String escaped) {
    assertThat(text("email", Map.of("to", address))).isEqualTo("mailto:" + escaped);
  }

  @Test
  void aLetterReadsBack() {
    String odd = "50 % off & more? a=b+c #1 ; ü\uD83D\uDE00";
    EmailAddressParsedResult letter =
        (EmailAddressParsedResult)
            read(
                text(
                    "email",
                    Map.of(
                        "to",
                        List.of("a+tag@example.com", "b@example.com"),
                        "subject",
                        odd,
                        "body",
                        odd + "\r" + odd,
                        "cc",
                        "c@example.com",
                        "bcc",
                        List.of("d@example.com", "e@example.com"))));
    assertThat(letter.getTos()).containsExactly("a+tag@example.com", "b@example.com");
    assertThat(letter.getSubject()).isEqualTo(odd);
    assertThat(letter.getBody()).isEqualTo(odd + "\r\n" + odd);
    assertThat(letter.getCCs()).containsExactly("c@example.com");
    assertThat(letter.getBCCs()).containsExactly("d@example.com", "e@example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "@b",
        "a@",
        "a@b@c",
        "a b@c",
        "a@b..c",
        ".a@b",
        "a@-b",
        "a@b,c@d",
        "a@b?bcc=c@d",
        "<a@b>",
        "a\u00a0@b",
        "a@[x y]",
        "\"a b\"@c d",
        "\"a\"@c\u00a0d",
        "\"a\"@\u3000"
      })
  void whatIsNoAddressIsRefused(String address) {
    assertRefused("email", Map.of("to", address), "to");
    assertRefused("email", Map.of("to", "a@b", "bcc", List.of("c@d", address)), "bcc[1]");
  }

  @Test
  void aLetterHasSomebodyToGoTo() {
    assertRefused("email", Map.of("subject", "x"), "to");
    assertRefused("email", Map.of("to", List.of()), "to");
    assertRefused("email", Map.of("to", ""), "to");
    assertRefused("email", Map.of("to", List.of("")), "to[0]");
    assertThat(text("email", Map.of("to", "a@b", "cc", "", "bcc", "", "subject", "")))
        .isEqualTo("mailto:a@b");
  }

  @Test
  void aShortMessageReadsBack() {
    assertThat(text("sms", Map.of("phone", "+1 (415) 555-1212", "message", "Hi: you;\r\nthere")))
        .isEqualTo("SMSTO:+14155551212:Hi: you;\nthere");
    SMSParsedResult message =
        (SMSParsedResult) read(text("sms", Map.of("phone", "12345", "message", "a:b;c\\d%20?x=y")));
    assertThat(message.getNumbers()).containsExactly("12345");
    assertThat(message.getBody()).isEqualTo("a:b;c\\d%20?x=y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1234567890123456", "12a", "1:2", "1+2", "++12", "12;x", "１２３"})
  void whatIsNoNumberIsRefused(String phone) {
    assertRefused("sms", Map.of("phone", phone), "phone");
    assertRefused("tel", Map.of("phone", phone, "context", "+49"), "phone");
    assertRefused("whatsapp", Map.of("phone", phone), "phone");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+44 (0)20 7946 0958 | +442079460958",
        "+44(0)20 7946 0958 | +442079460958",
        "(+49) (0) 30-1234567 | +49301234567",
        "+49-(0)30/1234567 | +49301234567",
        "+353 (0)1 234 5678 | +35312345678",
        "0044 (0)20 7946 0958 | 00442079460958",
        "+39 (0)6 1234 5678 | +390612345678",
        "+378 (0)549 123456 | +3780549123456",
        "(020) 7946 0958 | 02079460958",
        "(0)20 7946 0958 | 02079460958",
        "+1 (0123) 456 | +10123456"
      })
  void theZeroOfANationalNumberIsNotDialledAfterACountrysCode(String phone, String dialled) {
    assertThat(text("sms", Map.of("phone", phone))).isEqualTo("SMSTO:" + dialled);
    if (dialled.startsWith("+")) {
      assertThat(text("whatsapp", Map.of("phone", phone)))
          .isEqualTo("https://wa.me/" + dialled.substring(1));
      assertThat(text("tel", Map.of("phone", phone)).replaceAll("[-.()]", ""))
          .isEqualTo("tel:" + dialled);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+0 12345",
        "+049 30 1234567",
        "(+0)49 30 1234567",
        "+(0)49 30 1234567",
        "+4420 (0)7946 0958",
        "+44 20 (0) 7946 0958",
        "0044 20 (0)7946",
        "-+4420 (0)7946",
        "+44 (0)20 (0)7946",
        "+39 06 (0)1234",
        "+39 (0)6 (0)1234"
      })
  void aZeroWhereNoneIsDialledIsRefused(String phone) {
    assertRefused("sms", Map.of("phone", phone), "phone");
    assertRefused("tel", Map.of("phone", phone, "context", "+49"), "phone");
    assertRefused("whatsapp", Map.of("phone", phone), "phone");
  }

  @Test
  void aChatIsALink() {
    assertThat(
            text(
                "whatsapp",
                Map.of(
                    "phone",
                    "+1 (555) 123-4567",
                    "message",
                    "I'm interested in your car for sale")))
        .isEqualTo(
            "https://wa.me/15551234567?text=I%27m%20interested%20in%20your%20car%20for%20sale");
    assertThat(text("whatsapp", Map.of("phone", "15551234567", "message", "a\r\n&?#")))
        .isEqualTo("https://wa.me/15551234567?text=a%0A%26%3F%23");
    assertRefused("whatsapp", Map.of("phone", "0170 1234567"), "phone");
    assertRefused("whatsapp", Map.of("phone", "0049 170 1234567"), "phone");
  }

  @Test
  void numbersAreAsInRfc3966() {
    assertThat(text("tel", Map.of("phone", "+1-201-555-0123"))).isEqualTo("tel:+1-201-555-0123");
    assertThat(text("tel", Map.of("phone", "7042", "context", "example.com")))
        .isEqualTo("tel:7042;phone-context=example.com");
    assertThat(text("tel", Map.of("phone", "863-1234", "context", "+1-914-555")))
        .isEqualTo("tel:863-1234;phone-context=+1-914-555");
    assertThat(text("tel", Map.of("phone", "+49 30/123 45", "extension", "67")))
        .isEqualTo("tel:+493012345;ext=67");
    assertThat(text("tel", Map.of("phone", "(+49) 30 1234567"))).isEqualTo("tel:+49301234567");
    assertThat(text("tel", Map.of("phone", "-+49301234"))).isEqualTo("tel:+49301234");
    assertThat(text("tel", Map.of("phone", "+44 (0)20-7946"))).isEqualTo("tel:+4420-7946");
    TelParsedResult number = (TelParsedResult) read(text("tel", Map.of("phone", "+49301234567")));
    assertThat(number.getNumber()).isEqualTo("+49301234567");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"example.com", "3com.example", "1and1.com", "a.4u.b", "x", "example.com."})
  void theLastLabelOfAContextBeginsWithALetter(String context) {
    assertThat(text("tel", Map.of("phone", "7042", "context", context)))
        .isEqualTo("tel:7042;phone-context=" + context);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "+",
        "+0",
        "+049",
        "example.4u",
        "a..b",
        "-a.b",
        "a-.b",
        "a.b-",
        ".",
        "a.b..",
        "a b.c"
      })
  void whatIsNoContextIsRefused(String context) {
    assertRefused("tel", Map.of("phone", "7042", "context", context), "context");
  }

  @Test
  void aLocalNumberHasAContext() {
    assertRefused("tel", Map.of("phone", "030 123456"), "phone");
    assertRefused("tel", Map.of("phone", "+49301234", "context", "+49"), "context");
    assertRefused("tel", Map.of("phone", "1234", "context", "+49;x=y"), "context");
    assertRefused("tel", Map.of("phone", "1234", "context", "a_b.example"), "context");
    assertRefused("tel", Map.of("phone", "+49301234", "extension", "1;x"), "extension");
  }

  @Test
  void placesAreAsInRfc5870() {
    assertThat(
            text("geo", Map.of("lat", new BigDecimal("48.2010"), "lng", new BigDecimal("16.3695"))))
        .isEqualTo("geo:48.2010,16.3695");
    assertThat(text("geo", Map.of("lat", "13.4125", "lng", "103.8667")))
        .isEqualTo("geo:13.4125,103.8667");
    assertThat(text("geo", Map.of("lat", "22.300", "lng", "-118.44")))
        .isEqualTo("geo:22.300,-118.44");
    assertThat(text("geo", Map.of("lat", 66, "lng", 30))).isEqualTo("geo:66,30");
    assertThat(text("geo", Map.of("lat", "-89.9", "lng", "180.0"))).isEqualTo("geo:-89.9,180.0");
    assertThat(text("geo", Map.of("lat", new BigDecimal("1E-7"), "lng", new BigDecimal("1E+2"))))
        .isEqualTo("geo:0.0000001,100");
    assertThat(text("geo", Map.of("lat", -0.0, "lng", 1e-5))).isEqualTo("geo:0.0,0.000010");
  }

  /** RFC 5870, section 3.4.2. */
  @Test
  void aPoleHasTheLongitudeZero() {
    assertThat(text("geo", Map.of("lat", 90, "lng", "-22.43"))).isEqualTo("geo:90,0");
    assertThat(text("geo", Map.of("lat", "-90.0", "lng", 180))).isEqualTo("geo:-90.0,0");
    assertRefused("geo", Map.of("lat", 90, "lng", 181), "lng");
  }

  @Test
  void aPlaceIsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(text("geo", Map.of("lat", 1.5, "lng", -2.25))).isEqualTo("geo:1.5,-2.25");
        assertThat(text("event", Map.of("title", "i", "start", "2026-05-01T10:00:00Z")))
            .contains("DTSTART:20260501T100000Z\r\n");
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aPlaceWithItsNameReadsBack() {
    String text = text("geo", Map.of("lat", 52.5163, "lng", 13.3777, "label", "Tor (Berlin) & ü"));
    assertThat(text)
        .isEqualTo("geo:52.5163,13.3777?q=52.5163,13.3777(Tor%20%28Berlin%29%20%26%20%C3%BC)");
    GeoParsedResult place = (GeoParsedResult) read(text);
    assertThat(place.getLatitude()).isEqualTo(52.5163);
    assertThat(place.getLongitude()).isEqualTo(13.3777);
  }

  @ParameterizedTest
  @CsvSource({"90.0000001, 0, lat", "-91, 0, lat", "0, 180.1, lng", "0, -181, lng"})
  void degreesAreInRange(BigDecimal lat, BigDecimal lng, String field) {
    assertRefused("geo", Map.of("lat", lat, "lng", lng), field);
  }

  @Test
  void bothDegreesAreRequired() {
    assertRefused("geo", Map.of("lat", 1), "lng");
    assertRefused("geo", Map.of("lat", new BigDecimal("1.0000000000000001"), "lng", 1), "lat");
  }
}
