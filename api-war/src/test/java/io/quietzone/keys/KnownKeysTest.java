package io.quietzone.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.accounts.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownKeysTest {

  private static final byte[] HASH = {1, 2, 3};

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger readings = new AtomicInteger();
  private final KnownKeys known = new KnownKeys(nanos::get);

  @Test
  void aKeyIsReadOnceForAFewSeconds() {
    assertThat(known.get(HASH, reader(key("w1")))).contains(key("w1"));
    assertThat(known.get(HASH, reader(key("w1")))).contains(key("w1"));
    assertThat(readings).hasValue(1);

    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    known.get(HASH, reader(key("w1")));
    assertThat(readings).hasValue(2);
  }

  @Test
  void whatIsUnknownIsReadOnceToo() {
    assertThat(known.get(HASH, reader(null))).isEmpty();
    assertThat(known.get(HASH, reader(null))).isEmpty();
    assertThat(readings).hasValue(1);
  }

  @Test
  void aChangeOfItsWorkspaceDropsAKeyAndNoOther() {
    known.get(HASH, reader(key("w1")));

    known.changed("w2");
    known.get(HASH, reader(key("w1")));
    assertThat(readings).hasValue(1);

    known.changed("w1");
    assertThat(known.get(HASH, reader(null))).isEmpty();
    assertThat(readings).hasValue(2);
  }

  @Test
  void noticesThatMayHaveBeenMissedDropEverything() {
    known.get(HASH, reader(key("w1")));
    known.changed();
    known.get(HASH, reader(key("w1")));
    assertThat(readings).hasValue(2);
  }

  @Test
  void whatWasReadBeforeAChangeIsNotRememberedAfterIt() {
    Supplier<Optional<KnownKey>> slow =
        () -> {
          known.changed("w1");
          return Optional.of(key("w1"));
        };

    assertThat(known.get(HASH, slow)).isPresent();

    assertThat(known.get(HASH, reader(null))).isEmpty();
  }

  private Supplier<Optional<KnownKey>> reader(@Nullable KnownKey key) {
    return () -> {
      readings.incrementAndGet();
      return Optional.ofNullable(key);
    };
  }

  private static KnownKey key(String workspace) {
    return new KnownKey("k1", workspace, Scope.RENDER, "pro", Optional.empty(), Instant.MAX);
  }
}
