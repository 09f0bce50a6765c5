package io.quietzone.codes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.codes.LiveCode.Planned;
import io.quietzone.codes.LiveCode.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveCodeTest {

  private static final Route FIRST = route("https://example.com/1");
  private static final Route SECOND = route("https://example.com/2");
  private static final Route THIRD = route("https://example.com/3");

  @ParameterizedTest
  @CsvSource({
    "true, false, false, 100, LEADING",
    "true, false, false, 199, LEADING",
    "true, false, false, 99, NOT_STARTED",
    "true, false, false, 200, EXPIRED",
    "true, false, true, 100, USED_UP",
    "false, false, true, 100, PAUSED",
    "false, true, true, 100, DELETED",
  })
  void aCodeLeadsFromItsStartUntilItsExpiry(
      boolean active, boolean deleted, boolean usedUp, long now, State state) {
    assertThat(code(active, deleted, usedUp, List.of()).state(now)).isEqualTo(state);
  }

  @Test
  void plannedChangesCountFromTheirMomentOn() {
    LiveCode code =
        code(true, false, false, List.of(new Planned(110, SECOND), new Planned(120, THIRD)));

    assertThat(code.route(109)).isEqualTo(FIRST);
    assertThat(code.route(110)).isEqualTo(SECOND);
    assertThat(code.route(119)).isEqualTo(SECOND);
    assertThat(code.route(120)).isEqualTo(THIRD);
    assertThat(code.route(Long.MAX_VALUE)).isEqualTo(THIRD);
  }

  private static Route route(String url) {
    return new Route(Destination.parse(url), List.of());
  }

  private static LiveCode code(
      boolean active, boolean deleted, boolean usedUp, List<Planned> planned) {
    return new LiveCode(
        "01H",
        "workspace",
        "pro",
        "k7x2mqf",
        FIRST,
        planned,
        active,
        deleted,
        100,
        200,
        0,
        usedUp,
        false);
  }
}
