package io.quietzone.codes;

import io.quietzone.database.Chores;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Makes versions of planned changes that are due. Scans do not wait for it: they know the changes
 * beforehand, and lead by them on time.
 */
@Singleton
class DueChanges {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** How many codes are looked at in one go. */
  private static final int TOGETHER = 100;

  private final Schedule schedule;
  private final DueChange dueChange;
  private final Clock clock;

  @Inject
  DueChanges(Schedule schedule, DueChange dueChange, Clock clock) {
    this.schedule = schedule;
    this.dueChange = dueChange;
    this.clock = clock;
  }

  void onStart(@Observes Startup start, Chores chores) {
    chores.every(PAUSE, "make planned changes", this::makeDue);
  }

  private void makeDue() {
    Instant now = clock.instant();
    for (String codeId : schedule.due(now, TOGETHER)) {
      dueChange.make(codeId, now);
    }
  }
}
