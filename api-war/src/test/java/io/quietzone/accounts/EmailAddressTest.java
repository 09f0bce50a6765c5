package io.quietzone.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "Jane.Doe@Example.COM, Jane.Doe@example.com",
    "a+b=c@sub.example.org, a+b=c@sub.example.org",
    "x@müller.example, x@xn--mller-kva.example",
    "o'brien@example.ie, o'brien@example.ie"
  })
  void theDomainIsKeptInLowerCaseAndAsAscii(String sent, String kept) {
    assertThat(EmailAddress.parse(sent).text()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "a",
        "a@b",
        "@example.com",
        "a@@example.com",
        "a b@example.com",
        "a@example.com\n",
        "a@example.com\r\nBcc: b@example.com",
        "a\n@example.com",
        "a@exa\nmple.com",
        "a@example.com\0",
        "a..b@example.com",
        ".a@example.com",
        "a@-example.com",
        "a@example..com",
        "a@[127.0.0.1]",
        "\"a b\"@example.com",
        "a <a@example.com>",
        "a@example.com,b@example.com",
        "jürgen@example.com",
        "a@exam_ple.com"
      })
  void whatIsNoAddressIsRefused(String sent) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailAddress.parse(sent))
        .withMessageContaining("name@example.com");
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 100_000})
  void whatIsTooLongIsRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailAddress.parse("a".repeat(length) + "@example.com"));
  }
}
