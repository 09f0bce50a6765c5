package io.quietzone.renderers.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsoCodesTest {

  private static List<String> numbers() {
    return IntStream.rangeClosed(0, 999)
        .mapToObj(number -> String.format(Locale.ROOT, "%03d", number))
        .toList();
  }

  @Test
  void thereAre249Countries() {
    assertThat(numbers().stream().filter(IsoCodes::isCountryNumber)).hasSize(249);
    assertThat(Arrays.stream(Locale.getISOCountries()).filter(IsoCodes::isCountry)).hasSize(249);
    assertThat(List.of("004", "040", "276", "528", "728", "756", "826", "840", "894"))
        .allMatch(IsoCodes::isCountryNumber);
    // Zaire's neighbours in the list, Yugoslavia, East and West Germany, the USSR, all of them.
    assertThat(List.of("000", "891", "278", "280", "810", "999", "27", "0276", ""))
        .noneMatch(IsoCodes::isCountryNumber);
    assertThat(List.of("UK", "EU", "XK", "de", "")).noneMatch(IsoCodes::isCountry);
  }

  /** The JDK has the same numbers, with those of currencies that ended long ago among them. */
  @Test
  void theCurrencyOfEveryCountryIsThere() {
    List<String> inForce =
        Arrays.stream(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale.Builder().setRegion(country).build()))
            .filter(Objects::nonNull)
            .map(Currency::getNumericCodeAsString)
            .distinct()
            .toList();
    assertThat(inForce).hasSizeGreaterThan(150).allMatch(IsoCodes::isCurrencyNumber);
  }

  @Test
  void whatIsNoCurrencyIsNotThere() {
    assertThat(List.of("000", "001", "276", "280", "250", "380", "998", "97", "0978"))
        .noneMatch(IsoCodes::isCurrencyNumber);
    assertThat(List.of("978", "756", "840", "826", "924", "925", "532", "999"))
        .allMatch(IsoCodes::isCurrencyNumber);
  }
}
