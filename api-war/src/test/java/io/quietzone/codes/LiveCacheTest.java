package io.quietzone.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveCacheTest {

  private static final String ID = "k7x2mqf";

  private final Map<String, LiveCode> stored = new HashMap<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  private long now;
  private int reads;
  private boolean away;
  private boolean outOfMemory;
  private boolean atOnce = true;

  private final LiveCache cache =
      new LiveCache(
          this::read,
          task -> {
            if (atOnce) {
              task.run();
            } else {
              waiting.add(task);
            }
          },
          () -> now);

  private Optional<LiveCode> read(String shortId) {
    reads++;
    if (outOfMemory) {
      throw new OutOfMemoryError("for a test");
    }
    if (away) {
      throw new IllegalStateException(new SQLException("gone", "08006"));
    }
    return Optional.ofNullable(stored.get(shortId));
  }

  @Test
  void aCodeIsReadOnceWhileItIsFresh() {
    leadsTo("https://example.com/1");
    for (int i = 0; i < 100; i++) {
      assertLeadsTo("https://example.com/1");
    }
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void readsDoNotProlongIt() {
    leadsTo("https://example.com/1");
    assertLeadsTo("https://example.com/1");
    leadsTo("https://example.com/2");
    for (int i = 0; i < 19; i++) {
      pass(Duration.ofMillis(100));
      assertLeadsTo("https://example.com/1");
    }
    pass(Duration.ofMillis(200));
    cache.get(ID);
    assertLeadsTo("https://example.com/2");
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void afterFiveSecondsItIsReadBeforeItIsAnswered() {
    leadsTo("https://example.com/1");
    assertLeadsTo("https://example.com/1");
    leadsTo("https://example.com/2");
    pass(Duration.ofSeconds(6));
    assertLeadsTo("https://example.com/2");
  }

  @Test
  void aChangeIsSeenAtOnce() {
    leadsTo("https://example.com/1");
    assertLeadsTo("https://example.com/1");
    leadsTo("https://example.com/2");
    cache.changed(ID);
    assertLeadsTo("https://example.com/2");
  }

  @Test
  void whatIsNotThereIsAskedForOnceUntilItIsMade() {
    for (int i = 0; i < 10; i++) {
      assertThat(cache.get(ID)).isEmpty();
    }
    assertThat(reads).isEqualTo(1);
    leadsTo("https://example.com/1");
    cache.changed(ID);
    assertLeadsTo("https://example.com/1");
  }

  @Test
  void whatIsNotThereIsAskedForAgainAfterAWhile() {
    assertThat(cache.get(ID)).isEmpty();
    pass(Duration.ofSeconds(6));
    assertThat(cache.get(ID)).isEmpty();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void aHundredThousandIdsOfNoCodeAreNotAllRememberedAndPushNoCodeOut() {
    leadsTo("https://example.com/1");
    assertLeadsTo("https://example.com/1");
    int unknown = 100_000;
    for (int i = 0; i < unknown; i++) {
      assertThat(cache.get("no-code-" + i)).isEmpty();
    }
    assertThat(reads).isEqualTo(1 + unknown);
    assertLeadsTo("https://example.com/1");
    assertThat(reads).isEqualTo(1 + unknown);

    for (int i = 0; i < unknown; i++) {
      assertThat(cache.get("no-code-" + i)).isEmpty();
    }
    assertThat(reads - 1 - unknown).as("those that were forgotten").isGreaterThan(unknown / 4);
  }

  @Test
  void afterAGapNothingIsTrusted() {
    leadsTo("https://example.com/1");
    assertLeadsTo("https://example.com/1");
    assertThat(cache.get("b3c4d5f")).isEmpty();
    leadsTo("https://example.com/2");
    stored.put("b3c4d5f", code("https://example.com/3"));
    pass(Duration.ofMillis(1));
    cache.allMayHaveChanged();
    assertLeadsTo("https://example.com/2");
    assertThat(cache.get("b3c4d5f")).isPresent();
  }

  @Test
  void aKnownCodeIsAnsweredWhileTheDatabaseIsAway() {
    leadsTo("https://example.com/1");
    assertLeadsTo("https://example.com/1");
    away = true;
    for (int i = 0; i < 600; i++) {
      pass(Duration.ofMillis(100));
      assertLeadsTo("https://example.com/1");
    }
    assertThat(reads).as("once a second").isBetween(50, 70);
    cache.changed(ID);
    cache.allMayHaveChanged();
    assertLeadsTo("https://example.com/1");
    away = false;
    leadsTo("https://example.com/2");
    pass(Duration.ofSeconds(2));
    assertLeadsTo("https://example.com/2");
  }

  @Test
  void anUnknownCodeFailsAtOnceWhileTheDatabaseIsAway() {
    away = true;
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> cache.get(ID)).hasRootCauseInstanceOf(SQLException.class);
    }
    assertThat(reads).isEqualTo(1);
    away = false;
    leadsTo("https://example.com/1");
    pass(Duration.ofSeconds(2));
    assertLeadsTo("https://example.com/1");
  }

  @Test
  void aLookUpThatEndsInAnErrorIsNotWaitedForAndTriedAgain() {
    leadsTo("https://example.com/1");
    outOfMemory = true;
    assertThatThrownBy(() -> cache.get(ID)).hasRootCauseInstanceOf(OutOfMemoryError.class);
    outOfMemory = false;
    assertLeadsTo("https://example.com/1");
  }

  @Test
  void aShortIdIsLookedUpOnceHoweverManyAsk() throws Exception {
    leadsTo("https://example.com/1");
    atOnce = false;
    List<CompletableFuture<Optional<LiveCode>>> asked =
        List.of(
            CompletableFuture.supplyAsync(() -> cache.get(ID)),
            CompletableFuture.supplyAsync(() -> cache.get(ID)));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (waiting.isEmpty() && System.nanoTime() - end < 0) {
      Thread.sleep(1);
    }
    waiting.remove().run();
    for (CompletableFuture<Optional<LiveCode>> answer : asked) {
      assertThat(answer.get(10, TimeUnit.SECONDS)).isPresent();
    }
    assertThat(reads).isEqualTo(1);
  }

  @Test
  void aLookUpThatBeganBeforeAChangeIsNotKept() {
    leadsTo("https://example.com/1");
    assertLeadsTo("https://example.com/1");
    pass(Duration.ofSeconds(3));
    atOnce = false;
    assertLeadsTo("https://example.com/1");
    Runnable late = waiting.remove();
    LiveCode old = code("https://example.com/1");
    leadsTo("https://example.com/2");
    cache.changed(ID);
    atOnce = true;
    assertLeadsTo("https://example.com/2");
    stored.put(ID, old);
    late.run();
    assertLeadsTo("https://example.com/2");
  }

  private void leadsTo(String url) {
    stored.put(ID, code(url));
  }

  private void assertLeadsTo(String url) {
    assertThat(cache.get(ID).orElseThrow().route(0).destination().url()).isEqualTo(url);
  }

  private void pass(Duration duration) {
    now += duration.toNanos();
  }

  private static LiveCode code(String url) {
    return new LiveCode(
        "01H",
        "workspace",
        "pro",
        ID,
        new Route(Destination.parse(url), List.of()),
        List.of(),
        true,
        false,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0,
        false,
        false);
  }
}
