package io.quietzone.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.plans.Plan.Overage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlansTest {

  private static final String ONE_PLAN =
      """
      solo.renders-per-month = 10
      solo.overage = refused
      solo.max-inches = 4
      solo.max-dpi = 300
      solo.custom-logo = yes
      solo.studio-dialect = no
      solo.max-bulk-items = 10
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "free, 5, REFUSED, 3, 300, false, false, 0",
    "starter, 500, BILLED, 8, 300, true, false, 50",
    "pro, 5000, BILLED, 15, 600, true, false, 1000",
    "agency, 25000, BILLED, 15, 600, true, true, 5000",
    "enterprise, , REFUSED, 15, 600, true, true, 5000",
    "business, 5000, REFUSED, 15, 600, true, true, 1000",
  })
  void theBuiltInCatalogueHasThePlansOfTheReference(
      String id,
      Long renders,
      Overage overage,
      double inches,
      int dpi,
      boolean logo,
      boolean studio,
      int bulk) {
    OptionalLong limit = renders == null ? OptionalLong.empty() : OptionalLong.of(renders);
    assertThat(new Plans(Optional.empty()).get(id))
        .isEqualTo(new Plan(id, limit, overage, inches, dpi, logo, studio, bulk));
  }

  @Test
  void anOperatorsFileReplacesTheCatalogue() throws IOException {
    Plans plans = new Plans(Optional.of(file(ONE_PLAN)));
    assertThat(plans.get("solo").rendersPerMonth()).hasValue(10);
    assertThatThrownBy(() -> plans.get("free")).hasMessageContaining("no plan 'free'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "solo.overage = refused|solo.overage = sometimes|one of [billed, refused]",
        "solo.max-dpi = 300|solo.max-dpi = fine|a whole number",
        "solo.max-inches = 4||solo.max-inches is missing",
      })
  void aMistakeInTheFileIsNamed(String right, String wrong, String message) throws IOException {
    Path file = file(ONE_PLAN.replace(right, wrong == null ? "" : wrong));
    assertThatThrownBy(() -> new Plans(Optional.of(file)))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new Plans(Optional.of(folder.resolve("none"))))
        .hasMessageContaining("QUIETZONE_PLANS");
  }

  @Test
  void aPlanCapSaysWhatIsAllowed() {
    Plan free = new Plans(Optional.empty()).get("free");
    free.requirePrint(3, 300);
    assertThatThrownBy(() -> free.requirePrint(3.5, 300))
        .isInstanceOf(PlanCap.class)
        .hasMessage(
            "Plan 'free' prints up to 3 inches, got size_inches 3.5. A larger plan prints larger.");
    assertThatThrownBy(() -> free.requirePrint(3, 301)).hasMessageContaining("up to 300 dpi");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("plans.properties"), text);
  }
}
