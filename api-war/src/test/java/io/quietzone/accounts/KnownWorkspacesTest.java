package io.quietzone.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownWorkspacesTest {

  private static final String ID = "workspace";

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger readings = new AtomicInteger();
  private final KnownWorkspaces known = new KnownWorkspaces(nanos::get);

  @Test
  void aWorkspaceIsReadOnceForAFewSeconds() {
    assertThat(isActive(true)).isTrue();
    assertThat(isActive(false)).isTrue();
    assertThat(readings).hasValue(1);

    nanos.addAndGet(KnownWorkspaces.KEPT.plus(Duration.ofSeconds(1)).toNanos());
    assertThat(isActive(false)).isFalse();
  }

  @Test
  void aChangeIsSeenAtOnceAndThatOfAnotherIsNone() {
    isActive(true);

    known.changed("another");
    assertThat(isActive(false)).isTrue();

    known.changed(ID);
    assertThat(isActive(false)).isFalse();
  }

  @Test
  void noticesThatMayHaveBeenMissedDropEverything() {
    isActive(true);

    known.changed();

    assertThat(isActive(false)).isFalse();
  }

  @Test
  void whatWasReadBeforeAChangeIsNotRememberedAfterIt() {
    for (Runnable notice : new Runnable[] {() -> known.changed(ID), known::changed}) {
      boolean read =
          known.isActive(
              ID,
              id -> {
                notice.run();
                return true;
              });
      assertThat(read).isTrue();

      assertThat(isActive(false)).isFalse();
      known.changed(ID);
    }
  }

  private boolean isActive(boolean inTheDatabase) {
    return known.isActive(
        ID,
        id -> {
          readings.incrementAndGet();
          return inTheDatabase;
        });
  }
}
