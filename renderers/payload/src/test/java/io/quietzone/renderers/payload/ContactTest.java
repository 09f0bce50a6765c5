package io.quietzone.renderers.payload;

import static io.quietzone.renderers.payload.Refusals.assertRefused;
import static io.quietzone.renderers.payload.Refusals.refused;
import static io.quietzone.renderers.payload.Refusals.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.client.result.AddressBookParsedResult;
import com.google.zxing.client.result.ResultParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactTest {

  private static final String MARKS = "a;b,c:d\\e\"f'g=h";

  private static AddressBookParsedResult read(String text) {
    return (AddressBookParsedResult)
        ResultParser.parseResult(new Result(text, new byte[0], null, BarcodeFormat.QR_CODE));
  }

  @Test
  void aVCardHasItsLinesInFull() {
    assertThat(
            text(
                "vcard",
                Map.of(
                    "name",
                    "Frank Dawson",
                    "org",
                    "Lotus Development Corporation",
                    "phones",
                    List.of("+1-617-693-8728", "+1-919-676-9515"),
                    "email",
                    "Frank_Dawson@Lotus.com",
                    "address",
                    "6544 Battleford Drive\nRaleigh, NC 27613-3502",
                    "url",
                    "http://home.earthlink.net/~fdawson",
                    "note",
                    "; and \\")))
        .isEqualTo(
            """
            BEGIN:VCARD
            VERSION:3.0
            N:Dawson;Frank;;;
            FN:Frank Dawson
            ORG:Lotus Development Corporation
            TEL:+1-617-693-8728
            TEL:+1-919-676-9515
            EMAIL:Frank_Dawson@Lotus.com
            ADR:;;6544 Battleford Drive\\nRaleigh\\, NC 27613-3502;;;;
            URL:http://home.earthlink.net/~fdawson
            NOTE:\\; and \\\\
            END:VCARD
            """
                .replace("\n", "\r\n"));
  }

  /** The samples of RFC 2426 for FN, ORG, TITLE and NOTE (3.1.1, 3.5.5, 3.5.1, 3.6.2). */
  @Test
  void textIsEscapedAsInRfc2426() {
    assertThat(
            text(
                "vcard",
                Map.of(
                    "name",
                    "Mr. John Q. Public, Esq.",
                    "org",
                    "ABC, Inc.",
                    "title",
                    "Director, Research and Development",
                    "note",
                    "This fax number is operational 0800 to 1715 EST, Mon-Fri.",
                    "email",
                    "jqpublic@xyz.dom1.com",
                    "url",
                    "http://www.swbyps.restaurant.french/~chezchic.html")))
        .contains("\r\nFN:Mr. John Q. Public\\, Esq.\r\n")
        .contains("\r\nORG:ABC\\, Inc.\r\n")
        .contains("\r\nTITLE:Director\\, Research and Development\r\n")
        .contains("\r\nNOTE:This fax number is operational 0800 to 1715 EST\\, Mon-Fri.\r\n")
        .contains("\r\nEMAIL:jqpublic@xyz.dom1.com\r\n")
        .contains("\r\nURL:http://www.swbyps.restaurant.french/~chezchic.html\r\n");
  }

  @Test
  void aVCardReadsBack() {
    AddressBookParsedResult card =
        read(
            text(
                "vcard",
                Map.of(
                    "name",
                    "Zoë O'Neil, 山田 " + MARKS,
                    "org",
                    MARKS,
                    "title",
                    MARKS,
                    "note",
                    "one\r\ntwo\rthree\nEND:VCARD" + MARKS,
                    "phone",
                    "+49 30 1",
                    "phones",
                    List.of("+49 30 2;ext=1"),
                    "emails",
                    List.of("a+b@example.com", "o'neil@example.org"),
                    "url",
                    "https://example.com/?a=1;b,c")));
    assertThat(card.getNames()).containsExactly("Zoë O'Neil, 山田 " + MARKS);
    assertThat(card.getOrg()).isEqualTo(MARKS);
    assertThat(card.getTitle()).isEqualTo(MARKS);
    assertThat(card.getNote()).isEqualTo("one\ntwo\nthree\nEND:VCARD" + MARKS);
    assertThat(card.getPhoneNumbers()).containsExactly("+49 30 1", "+49 30 2;ext=1");
    assertThat(card.getEmails()).containsExactly("a+b@example.com", "o'neil@example.org");
    assertThat(card.getURLs()).containsExactly("https://example.com/?a=1;b,c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Doe, Jane | Doe;Jane;;; | Doe,Jane",
        "Jane Mary Doe | Doe;Jane Mary;;; | Doe,Jane Mary",
        "Cher | ;Cher;;; | Cher",
        "Doe, | Doe;;;; | Doe",
        ", Jane | ;Jane;;; | Jane",
        "van der Berg, Jan | van der Berg;Jan;;; | van der Berg,Jan",
        "Sammy Davis, Jr. | Davis;Sammy;;;Jr. | Davis Jr.,Sammy",
        "Jane Doe, PhD | Doe;Jane;;;PhD | Doe PhD,Jane",
        "Jane Doe, M.D., Ph.D. | Doe;Jane;;;M.D.,Ph.D. | Doe M.D. Ph.D.,Jane",
        "Doe, John, Jr. | Doe;John;;;Jr. | Doe Jr.,John",
        "Mr. John Q. Public, Esq. | Public;Mr. John Q.;;;Esq. | Public Esq.,Mr. John Q.",
        "Rahman, MD | Rahman;MD;;; | Rahman,MD",
        "Doe, Jane, Berlin | Doe;Jane\\, Berlin;;; | Doe,Jane\\, Berlin",
      })
  void aNameIsFiledUnderTheFamily(String name, String vCard, String meCard) {
    assertThat(text("vcard", Map.of("name", name)))
        .contains("\r\nN:" + vCard + "\r\n")
        .contains("\r\nFN:" + name.replace(",", "\\,") + "\r\n");
    assertThat(text("mecard", Map.of("name", name))).isEqualTo("MECARD:N:" + meCard + ";;");
  }

  @Test
  void aSuffixReadsBackBehindTheName() {
    assertThat(read(text("mecard", Map.of("name", "Sammy Davis, Jr."))).getNames())
        .containsExactly("Sammy Davis Jr.");
    assertThat(read(text("vcard", Map.of("name", "Sammy Davis, Jr."))).getNames())
        .containsExactly("Sammy Davis, Jr.");
  }

  @Test
  void aBackslashBeforeAnNStaysOne() {
    // ZXing reads it as a line break, against RFC 2426: so it is not asked.
    assertThat(text("vcard", Map.of("name", "x", "note", "C:\\new\nline")))
        .contains("\r\nNOTE:C:\\\\new\\nline\r\n");
  }

  @Test
  void aMeCardIsAsZxingPublishesIt() {
    assertThat(
            text(
                "mecard",
                Map.of(
                    "name",
                    "Sean Owen",
                    "phone",
                    "12125551212",
                    "email",
                    "srowen@example.com",
                    "address",
                    "76 9th Avenue")))
        .isEqualTo(
            "MECARD:N:Owen,Sean;TEL:12125551212;EMAIL:srowen@example.com;ADR:76 9th Avenue;;");
  }

  @Test
  void aMeCardReadsBack() {
    AddressBookParsedResult card =
        read(
            text(
                "mecard",
                Map.of(
                    "name",
                    "Jane " + MARKS.replace(",", ""),
                    "org",
                    MARKS,
                    "note",
                    MARKS,
                    "address",
                    MARKS,
                    "phones",
                    List.of("+49301", "+49302"),
                    "url",
                    "https://example.com/?a;b")));
    assertThat(card.getNames()).containsExactly("Jane " + MARKS.replace(",", ""));
    assertThat(card.getOrg()).isEqualTo(MARKS);
    assertThat(card.getNote()).isEqualTo(MARKS);
    assertThat(card.getAddresses()).containsExactly(MARKS);
    assertThat(card.getPhoneNumbers()).containsExactly("+49301", "+49302");
    assertThat(card.getURLs()).containsExactly("https://example.com/?a;b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vcard", "mecard"})
  void anEmptyFieldIsAsGoodAsNone(String type) {
    assertThat(
            text(
                type,
                Map.of(
                    "name", "Jane", "org", "", "phone", "", "phones", "", "email", "", "url", "")))
        .isEqualTo(text(type, Map.of("name", "Jane")));
    assertThat(text(type, Map.of("name", "Jane", "email", "", "emails", List.of("a@b"))))
        .isEqualTo(text(type, Map.of("name", "Jane", "email", "a@b")));
  }

  @Test
  void cardsMadeInCodeAreCheckedToo() {
    assertThat(
            refused(() -> new MeCardPayload("x", "", List.of("1", "none"), List.of(), "", "", ""))
                .field())
        .isEqualTo("phones[1]");
    assertThat(
            refused(() -> new VCardPayload("x", "", "", List.of(), List.of("@b"), "", "", ""))
                .field())
        .isEqualTo("emails[0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vcard", "mecard"})
  void malformedPartsAreRefused(String type) {
    assertRefused(type, Map.of("org", "x"), "name");
    assertRefused(type, Map.of("name", "  "), "name");
    assertRefused(type, Map.of("name", " , ,"), "name");
    assertRefused(type, Map.of("name", "x".repeat(201)), "name");
    assertRefused(type, Map.of("name", "x", "phone", "none"), "phone");
    assertRefused(type, Map.of("name", "x", "phones", List.of("1", "")), "phones[1]");
    assertRefused(type, Map.of("name", "x", "emails", List.of("a@b", "@b")), "emails[1]");
    assertRefused(type, Map.of("name", "x", "phones", List.of("none")), "phones[0]");
    assertRefused(type, Map.of("name", "x", "phones", "none"), "phones");
    assertRefused(type, Map.of("name", "x", "phone", List.of("1", "none")), "phone[1]");
    assertRefused(type, Map.of("name", "", "phone", ""), "name");
    assertThat(
            refused(
                    type,
                    Map.of(
                        "name",
                        "x",
                        "phone",
                        "none",
                        "phones",
                        List.of("1", "no"),
                        "email",
                        "@b",
                        "emails",
                        List.of("b@")))
                .findings())
        .containsOnlyKeys("phone", "phones[1]", "email", "emails[0]");
    assertRefused(type, Map.of("name", "x", "url", "example.com"), "url");
    assertRefused(type, Map.of("name", "x", "url", "https://a b"), "url");
  }
}
