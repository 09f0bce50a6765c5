package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.renderers.spi.Color;
import io.quietzone.shares.TooManyAtOnce;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemediesTest {

  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final double INCHES = 15;

  private final AtomicInteger looks = new AtomicInteger();
  private final Caller caller = caller("w1");

  @Test
  void whatWasFoundIsNotSearchedForAgain() {
    Remedies remedies = remedies(this::isBlack, Remedies.LONGEST);
    Remedy remedy = find(remedies, caller, "a").orElseThrow();
    int once = looks.get();

    assertThat(remedy.order().style().color()).isEqualTo(Color.BLACK);
    assertThat(find(remedies, caller("w2"), "a")).contains(remedy);
    assertThat(looks).hasValue(once);
  }

  /** Sixteen MiB hold the pictures of a few orders, however many are searched for. */
  @Test
  void ordersWithLargePicturesAreForgottenForOthers() {
    Remedies remedies = remedies(order -> looks.incrementAndGet() > 0, Remedies.LONGEST);
    List<Order> orders = IntStream.range(0, 6).mapToObj(i -> Orders.withLargeLogo("a", i)).toList();
    orders.forEach(order -> remedies.find(caller, order, INCHES));
    int once = looks.getAndSet(0);
    orders.forEach(order -> remedies.find(caller, order, INCHES));

    assertThat(looks.get()).isGreaterThanOrEqualTo(once / 2);
  }

  @Test
  void whoWaitsForATurnIsToldToComeAgain() throws Exception {
    CountDownLatch searching = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    Remedies remedies =
        remedies(
            order -> {
              if (order.text().startsWith("slow")) {
                searching.countDown();
                awaited(end);
              }
              return true;
            },
            Remedies.LONGEST);
    ExecutorService others = Executors.newCachedThreadPool();
    Future<?> first = others.submit(() -> find(remedies, caller, "slow 1"));
    Future<?> second = others.submit(() -> find(remedies, caller, "slow 2"));
    searching.await();

    assertThatThrownBy(() -> find(remedies, caller, "a")).isInstanceOf(TooManyAtOnce.class);
    assertThat(find(remedies, caller("w2"), "b")).isPresent();
    end.countDown();
    first.get();
    second.get();
    assertThat(find(remedies, caller, "a")).isPresent();
    others.shutdown();
  }

  @Test
  void whatIsFoundForOnePlanIsNotToldToASmallerOne() {
    Remedies remedies = remedies(order -> order.size().inches() > 3, Remedies.LONGEST);
    Order order = Orders.unreadable("a");

    assertThat(remedies.find(caller, order, INCHES)).isPresent();
    assertThat(remedies.find(caller, order, 3)).isEmpty();
    assertThat(remedies.find(caller, order, INCHES)).isPresent();
  }

  @Test
  void thatNothingHelpsIsRemembered() {
    Remedies remedies = remedies(order -> looks.incrementAndGet() < 0, Remedies.LONGEST);
    assertThat(find(remedies, caller, "a")).isEmpty();
    int once = looks.get();

    assertThat(find(remedies, caller, "a")).isEmpty();
    assertThat(looks).hasValue(once).hasPositiveValue();
  }

  @Test
  void aSearchThatTakesTooLongGivesUpAndTheNextOneSearchesAgain() {
    AtomicBoolean isSlow = new AtomicBoolean(true);
    Remedies remedies =
        remedies(
            order -> {
              looks.incrementAndGet();
              if (isSlow.get()) {
                sleep(SHORT.multipliedBy(2));
                return false;
              }
              return true;
            },
            SHORT);

    assertThat(find(remedies, caller, "a")).isEmpty();
    assertThat(looks).hasValue(1);
    isSlow.set(false);
    assertThat(find(remedies, caller, "a")).isPresent();
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isBlack(Order order) {
    looks.incrementAndGet();
    return order.style().color().equals(Color.BLACK);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Remedy> find(Remedies remedies, Caller caller, String text) {
    return remedies.find(caller, Orders.unreadable(text), INCHES);
  }

  private static Remedies remedies(Predicate<Order> isReadable, Duration longest) {
    return new Remedies(isReadable, order -> true, SOON, longest);
  }

  private static Caller caller(String workspaceId) {
    return new Caller.Member(workspaceId, "pro", "somebody", Role.OWNER);
  }
}
