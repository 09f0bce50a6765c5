package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.plans.CatalogueForTests;
import io.quietzone.problem.InvalidFields;
import io.quietzone.render.Validation.Unreadable;
import io.quietzone.shares.TooManyAtOnce;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is told of pictures that cannot be read, and how much is done for it. */
class RefusedPicturesTest {

  private static final double INCHES = 15;
  private static final Duration SOON = Duration.ofMillis(50);
  private static final String NOT_NOW = "What would help could not be looked for just now.";

  private final Caller caller = new Caller.Member("w1", "pro", "somebody", Role.OWNER);
  private final AtomicInteger drawn = new AtomicInteger();
  private final Thread test = Thread.currentThread();
  private final CountDownLatch searching = new CountDownLatch(2);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService others = Executors.newFixedThreadPool(2);
  private final Renderers renderers = Orders.drawnBy(this::drawn);
  private final Pictures pictures = new Pictures(renderers, new Proofs(Clock.systemUTC()), 1, SOON);

  @AfterEach
  void stop() {
    end.countDown();
    others.shutdown();
  }

  @Test
  void whatCannotBeReadIsNotDrawnAgainToBeRefused() {
    Order order = Orders.unreadable("a");
    assertThatThrownBy(() -> pictures.get(caller, order, INCHES, false))
        .isInstanceOf(InvalidFields.class);
    int once = drawn.get();

    assertThatThrownBy(() -> pictures.get(caller, order, INCHES, false))
        .isInstanceOf(InvalidFields.class);
    assertThatThrownBy(() -> pictures.prepare(caller, order, INCHES, false))
        .isInstanceOf(InvalidFields.class);
    assertThat(drawn).hasValue(once).hasPositiveValue();
  }

  @Test
  void whoWaitsForASearchIsToldThatThePictureCannotBeRead() throws Exception {
    searchForOthers();

    assertThatThrownBy(() -> pictures.get(caller, Orders.unreadable("a"), INCHES, false))
        .isInstanceOf(InvalidFields.class)
        .hasMessageContaining(NOT_NOW);
    assertThatThrownBy(() -> pictures.get(caller, Orders.unreadable("a"), INCHES, true))
        .isInstanceOf(TooManyAtOnce.class);
  }

  @Test
  void whoWaitsForASearchHasItsPictureJudgedWithoutOne() throws Exception {
    Validations validations =
        new Validations(CatalogueForTests.builtIn(), renderers, pictures, SOON);
    searchForOthers();

    Unreadable problem =
        validations.validate(caller, Orders.unreadable("a"), false).problem().orElseThrow();

    assertThat(problem.message()).contains(NOT_NOW);
    assertThat(problem.nearest()).isEmpty();
    assertThatThrownBy(() -> validations.validate(caller, Orders.unreadable("a"), true))
        .isInstanceOf(TooManyAtOnce.class);
  }

  /** All the searches that a workspace may have at once. */
  private void searchForOthers() throws InterruptedException {
    others.execute(() -> pictures.remedies().find(caller, Orders.unreadable("b"), INCHES));
    others.execute(() -> pictures.remedies().find(caller, Orders.unreadable("c"), INCHES));
    searching.await();
  }

  /** Searches of others draw until the test ends. */
  private byte[] drawn() {
    drawn.incrementAndGet();
    if (!Thread.currentThread().equals(test)) {
      searching.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return new byte[1];
  }
}
