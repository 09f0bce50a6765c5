package io.quietzone.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.sessions.KnownStandings.Name;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownStandingsTest {

  private static final Name NAME = new Name("session", "account", "workspace");
  private static final Optional<Caller.Member> STANDING =
      Optional.of(new Caller.Member("workspace", "pro", "account", Role.EDITOR));

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger readings = new AtomicInteger();
  private final KnownStandings known = new KnownStandings(nanos::get);

  @Test
  void aStandingIsReadOnceForAFewSeconds() {
    assertThat(known.get(NAME, reader(STANDING))).isEqualTo(STANDING);
    assertThat(known.get(NAME, reader(STANDING))).isEqualTo(STANDING);
    assertThat(readings).hasValue(1);

    nanos.addAndGet(KnownStandings.KEPT.plus(Duration.ofSeconds(1)).toNanos());
    known.get(NAME, reader(STANDING));
    assertThat(readings).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "workspace"})
  void aChangeOfTheAccountOrTheWorkspaceIsSeenAtOnce(String changed) {
    known.get(NAME, reader(STANDING));

    known.changed("another");
    known.get(NAME, reader(STANDING));
    assertThat(readings).hasValue(1);

    known.changed(changed);
    assertThat(known.get(NAME, reader(Optional.empty()))).isEmpty();
    assertThat(known.get(NAME, reader(STANDING))).as("it is remembered, too").isEmpty();
  }

  @Test
  void noticesThatMayHaveBeenMissedDropEverything() {
    known.get(NAME, reader(STANDING));

    known.changed();

    assertThat(known.get(NAME, reader(Optional.empty()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "workspace"})
  void whatWasReadBeforeAChangeIsNotRememberedAfterIt(String changed) {
    Function<Name, Optional<Caller.Member>> slow =
        name -> {
          known.changed(changed);
          return STANDING;
        };

    assertThat(known.get(NAME, slow)).isPresent();

    assertThat(known.get(NAME, reader(Optional.empty()))).isEmpty();
  }

  @Test
  void whatWasReadWhileNoticesWereMissedIsNotRememberedAfterIt() {
    Function<Name, Optional<Caller.Member>> slow =
        name -> {
          known.changed();
          return STANDING;
        };

    assertThat(known.get(NAME, slow)).isPresent();

    assertThat(known.get(NAME, reader(Optional.empty()))).isEmpty();
  }

  private Function<Name, Optional<Caller.Member>> reader(Optional<Caller.Member> standing) {
    return name -> {
      readings.incrementAndGet();
      return standing;
    };
  }
}
