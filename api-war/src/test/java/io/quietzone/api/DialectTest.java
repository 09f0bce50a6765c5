package io.quietzone.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

  @ParameterizedTest
  @CsvSource({
    "/api/v1/qrcodes, STUDIO",
    "/api/v1/qrcodes/, STUDIO",
    "/api/v1/qrcodes/a3k9xb, STUDIO",
    "/api/v1/qrcodes/a3k9xb/, STUDIO",
    "/api/v1/webhooks, STUDIO",
    "/api/v1/webhooks/, AGENCY",
    "/api/v1/webhooks/42, STUDIO",
    "/api/v1/webhooks/42/, AGENCY",
    "/api/v1/webhooks/42/rotate/, AGENCY",
    "/api/v1/qrcodesque, AGENCY",
    "/api/v1/generate, AGENCY",
    "/api/v1/generate/, AGENCY",
    "/api/health/, AGENCY",
    "/api/v1, AGENCY",
    "/elsewhere, AGENCY",
  })
  void thePathAloneDecidesTheDialect(String path, Dialect dialect) {
    assertThat(Dialect.of(path)).isEqualTo(dialect);
  }

  @ParameterizedTest
  @CsvSource({"AGENCY, detail", "STUDIO, error"})
  void anErrorHasOneMemberNamedAsTheDialectNamesIt(Dialect dialect, String member) {
    assertThat(dialect.errorBody("a \"quoted\" word"))
        .isEqualTo("{\"" + member + "\":\"a \\\"quoted\\\" word\"}");
  }
}
