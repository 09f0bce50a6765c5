package io.quietzone.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {

  private static final Countries COUNTRIES = new Countries(Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "193.99.144.80, DE",
    "8.8.8.8, US",
    "2001:4860:4860::8888, US",
    "127.0.0.1, ''",
    "::1, ''"
  })
  void theBuiltInFileKnowsBothKindsOfAddresses(String address, String country) throws Exception {
    assertThat(COUNTRIES.of(InetAddress.getByName(address))).isEqualTo(country);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new Countries(Optional.of(Path.of("/no/such.mmdb"))))
        .withMessageContaining("QUIETZONE_COUNTRY_DATABASE")
        .withMessageContaining("/no/such.mmdb");
  }
}
