package io.quietzone.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.plans.Plan.Overage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
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
      solo.max-active-codes = 5
      solo.destination-edits = unlimited
      solo.scans-per-month = 1000
      solo.seats = 1
      solo.webhooks = no
      solo.variants = yes
      solo.requests-per-minute = 60
      solo.burst = 60
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "free, 5, REFUSED, 3, 300, false, false, 0, 1, 1, 50, 1, false, false, 30, 60",
    "starter, 500, BILLED, 8, 300, true, false, 50, 10, , , 1, false, false, 120, 240",
    "pro, 5000, BILLED, 15, 600, true, false, 1000, 200, , , 1, true, true, 600, 1200",
    "agency, 25000, BILLED, 15, 600, true, true, 5000, 1000, , , 5, true, true, 2400, 4800",
    "enterprise, , REFUSED, 15, 600, true, true, 5000, , , , , true, true, 6000, 12000",
    "business, 5000, REFUSED, 15, 600, true, true, 1000, 1000, , , 5, true, true, 60, 60",
  })
  void theBuiltInCatalogueHasThePlansOfTheReference(ArgumentsAccessor row) {
    assertThat(new Plans(Optional.empty()).get(row.getString(0)))
        .isEqualTo(
            new Plan(
                row.getString(0),
                limit(row.getLong(1)),
                row.get(2, Overage.class),
                row.getDouble(3),
                row.getInteger(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getInteger(7),
                limit(row.getLong(8)),
                limit(row.getLong(9)),
                limit(row.getLong(10)),
                limit(row.getLong(11)),
                row.getBoolean(12),
                row.getBoolean(13),
                row.getInteger(14),
                row.getInteger(15)));
  }

  private static OptionalLong limit(@Nullable Long number) {
    return number == null ? OptionalLong.empty() : OptionalLong.of(number);
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
  void aFileThatChangesIsReadAgain() throws IOException {
    Path file = file(ONE_PLAN);
    Plans plans = new Plans(Optional.of(file));

    file(ONE_PLAN.replace("month = 10\n", "month = 1000\n"));
    plans.refresh();

    assertThat(plans.get("solo").rendersPerMonth()).hasValue(1000);
    assertThat(plans.problem()).isEmpty();
  }

  @Test
  void aBrokenFileLeavesTheCatalogueAndIsTold() throws IOException {
    Path file = file(ONE_PLAN);
    Plans plans = new Plans(Optional.of(file));

    file(ONE_PLAN.replace("refused", "sometimes"));
    plans.refresh();
    assertThat(plans.get("solo").rendersPerMonth()).hasValue(10);
    assertThat(plans.problem().orElseThrow()).contains("solo.overage is 'sometimes'");

    // As while another file is copied over it.
    file("");
    plans.refresh();
    assertThat(plans.get("solo").rendersPerMonth()).hasValue(10);
    assertThat(plans.problem().orElseThrow()).contains("there is no plan in");

    Files.delete(file);
    plans.refresh();
    assertThat(plans.problem().orElseThrow()).contains("cannot read");

    file(ONE_PLAN);
    plans.refresh();
    assertThat(plans.problem()).isEmpty();
  }

  @Test
  void aKeyIsCappedToASmallerPlanOnly() {
    Plans plans = new Plans(Optional.empty());

    assertThat(plans.capped("pro", Optional.of("starter"))).isEqualTo("starter");
    assertThat(plans.capped("pro", Optional.empty())).isEqualTo("pro");
    assertThat(plans.capped("free", Optional.of("starter"))).isEqualTo("free");
    assertThat(plans.capped("agency", Optional.of("business"))).isEqualTo("business");
    assertThat(plans.capped("business", Optional.of("pro"))).isEqualTo("business");
    assertThat(plans.capped("pro", Optional.of("none"))).isEqualTo("pro");
    assertThat(plans.capped("enterprise", Optional.of("agency"))).isEqualTo("agency");
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
