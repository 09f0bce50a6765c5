package io.quietzone.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.accounts.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitingTest {

  private static final EmailAddress TO = EmailAddress.parse("zoe@example.com");

  static Stream<Waiting> all() {
    return Stream.of(
        new Letter(TO, "Grüße", "Eine Zeile,\n\"noch\" eine: {\"kind\": \"reset\"}"),
        new Commission(TO, "reset"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatWaitsIsReadAsItWasWritten(Waiting waiting) {
    assertThat(Waiting.of(TO.text(), waiting.content())).contains(waiting);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"subject\": \"without a text\"}",
        "{\"kind\": 7}",
        "{\"kind\": null, \"text\": \"without a subject\"}",
        "[]",
        "",
        "no JSON"
      })
  void whatAnotherVersionWritesIsNoneOfOurs(String content) {
    assertThat(Waiting.of(TO.text(), content.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
