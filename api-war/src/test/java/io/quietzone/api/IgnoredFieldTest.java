package io.quietzone.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoredFieldTest {

  private static final List<String> KNOWN =
      List.of("data", "data_type", "format", "size_inches", "dpi", "color", "quiet_zone");

  @ParameterizedTest
  @CsvSource({
    "colour, color",
    "size_inch, size_inches",
    "quietzone, quiet_zone",
    "Format, format",
    "dataType, data_type",
    "DPI,",
    "webhook,",
  })
  void theNearestKnownNameIsSuggestedWhenItIsNear(String name, String nearest) {
    assertThat(IgnoredField.of(name, KNOWN).nearest().orElse(null)).isEqualTo(nearest);
  }

  @Test
  void aHostileNameCannotEndTheHeader() {
    String header =
        IgnoredField.header(List.of(IgnoredField.of("a\r\nSet-Cookie: x=1, b;c\u00e9", KNOWN)));
    assertThat(header).isEqualTo("a__Set-Cookie__x_1__b_c_");
  }

  @Test
  void manyAndLongNamesMakeAShortHeader() {
    List<IgnoredField> many =
        IntStream.range(0, 1000)
            .mapToObj(i -> IgnoredField.of(String.join("", Collections.nCopies(200, "x")), KNOWN))
            .toList();
    assertThat(IgnoredField.header(many)).hasSizeLessThan(20 * 70);
  }

  @Test
  void anEmptyNameIsShown() {
    assertThat(IgnoredField.header(List.of(IgnoredField.of("", KNOWN)))).isEqualTo("_");
  }
}
