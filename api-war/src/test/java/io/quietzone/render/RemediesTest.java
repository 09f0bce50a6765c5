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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemediesTest {

  private static final Duration SOON = Duration.ofMillis(50);

  private final AtomicInteger looks = new AtomicInteger();
  private final Caller caller = caller("w1");

  @Test
  void whatWasFoundIsNotSearchedForAgain() {
    Remedies remedies = new Remedies(by(this::isBlack));
    Remedy remedy = remedies.find(caller, Orders.unreadable("a")).orElseThrow();
    int once = looks.get();

    assertThat(remedy.order().style().color()).isEqualTo(Color.BLACK);
    assertThat(remedies.find(caller("w2"), Orders.unreadable("a"))).contains(remedy);
    assertThat(looks).hasValue(once);
  }

  /** Sixteen MiB hold the pictures of a few orders, however many are searched for. */
  @Test
  void ordersWithLargePicturesAreForgottenForOthers() {
    Remedies remedies = new Remedies(by(order -> looks.incrementAndGet() > 0));
    List<Order> orders = IntStream.range(0, 6).mapToObj(i -> Orders.withLargeLogo("a", i)).toList();
    orders.forEach(order -> remedies.find(caller, order));
    int once = looks.getAndSet(0);
    orders.forEach(order -> remedies.find(caller, order));

    assertThat(looks.get()).isGreaterThanOrEqualTo(once / 2);
  }

  @Test
  void whoWaitsForATurnIsToldToComeAgain() throws Exception {
    CountDownLatch searching = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    Remedies remedies =
        new Remedies(
            by(
                order -> {
                  if (order.text().startsWith("slow")) {
                    searching.countDown();
                    awaited(end);
                  }
                  return true;
                }),
            SOON);
    ExecutorService others = Executors.newCachedThreadPool();
    Future<?> first = others.submit(() -> remedies.find(caller, Orders.unreadable("slow 1")));
    Future<?> second = others.submit(() -> remedies.find(caller, Orders.unreadable("slow 2")));
    searching.await();

    assertThatThrownBy(() -> remedies.find(caller, Orders.unreadable("a")))
        .isInstanceOf(TooManyAtOnce.class);
    assertThat(remedies.find(caller("w2"), Orders.unreadable("b"))).isPresent();
    end.countDown();
    first.get();
    second.get();
    assertThat(remedies.find(caller, Orders.unreadable("a"))).isPresent();
    others.shutdown();
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

  private static Function<Order, Optional<Remedy>> by(Predicate<Order> isReadable) {
    return order -> Remedy.nearest(order, isReadable);
  }

  private static Caller caller(String workspaceId) {
    return new Caller.Member(workspaceId, "pro", "somebody", Role.OWNER);
  }
}
