package io.quietzone.renderers.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.com/A?b=c#d", "example.com", "https://münchen.example/ß"})
  void aUrlIsEncodedAsItIsWritten(String url) {
    assertThat(new UrlPayload(url).text()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "line\nbreak", "tab\t", "nul\0", "no-break\u00a0space", " "})
  void aUrlHasNoSpacesAndNoControlCharacters(String url) {
    assertThatThrownBy(() -> new UrlPayload(url))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("no spaces")
        .extracting(e -> ((InvalidPayloadException) e).field())
        .isEqualTo("data");
  }

  @Test
  void textKeepsSpacesAndLineBreaks() {
    assertThat(new TextPayload(" a\nb \uD83D\uDE00").text()).isEqualTo(" a\nb \uD83D\uDE00");
  }

  @Test
  void textHasAtLeastOneCharacterAndAtMost2048() {
    assertThat(new TextPayload("x".repeat(2048)).text()).hasSize(2048);
    assertThatThrownBy(() -> new TextPayload("x".repeat(2049)))
        .hasMessageContaining("2048")
        .hasMessageContaining("2049");
    assertThatThrownBy(() -> new TextPayload("")).hasMessageContaining("nothing to encode");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "a\uDE00b", "\uDE00\uD83D"})
  void halfOfASurrogatePairIsRefused(String text) {
    assertThatThrownBy(() -> new TextPayload(text)).hasMessageContaining("surrogate");
  }
}
