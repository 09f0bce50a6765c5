package io.quietzone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quietzone.api.Failure;
import io.quietzone.idempotency.Prepared.Effect;
import io.quietzone.secrets.TestSecrets;
import io.quietzone.shares.TooManyAtOnce;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many requests wait, and with how much in memory. */
class IdempotencyKeysTest {

  private static final int MEMORY_KIB = 64;
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final AnswerSeal seal = new AnswerSeal(TestSecrets.drawn());
  private final IdempotencyKeys keys =
      new IdempotencyKeys(new Forgetful(), seal, new Turns(PATIENCE), MEMORY_KIB);
  private final ExecutorService others = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    others.shutdown();
  }

  @Test
  void whoseTurnDoesNotComeInTimeIsToldToComeAgain() throws Exception {
    List<Future<String>> answers = List.of(lasting(0), lasting(0), lasting(0), lasting(0));

    assertComeAgain(() -> keys.unnamed("w1", "scope", Effect.of(() -> "fifth")));
    assertComeAgain(() -> keys.once(request("a"), () -> effect(0)));
    assertThat(keys.unnamed("w2", "another", Effect.of(() -> "done"))).isEqualTo("done");

    end.countDown();
    for (Future<String> answer : answers) {
      assertThat(answer.get()).isEqualTo("lasted");
    }
  }

  /** Each is there twice, once of it sealed; nobody has more than half of the memory. */
  @Test
  void answersThatWaitTakeSoMuchMemoryAndNoMore() throws Exception {
    Future<String> first = lasting(10);

    assertComeAgain(() -> keys.once(request("large"), () -> effect(10)));
    assertComeAgain(() -> keys.unnamed("w1", "elsewhere", effect(10)));
    assertThat(keys.unnamed("w2", "scope", effect(10)).status()).isEqualTo(200);
    assertThat(keys.once(request("small"), () -> effect(6)).repeated()).isFalse();

    end.countDown();
    assertThat(first.get()).isEqualTo("lasted");
    assertThat(keys.once(request("large"), () -> effect(10)).repeated()).isFalse();
    assertThat(keys.once(request("huge"), () -> effect(1000)).repeated())
        .as("alone, each has its turn")
        .isFalse();
  }

  /** A request that is in the middle of its effect. */
  private Future<String> lasting(int kib) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Effect<String> effect =
        new Effect<>(
            Optional.of(new byte[kib * 1024]),
            () -> {
              begun.countDown();
              await(end);
              return "lasted";
            });
    Future<String> answer = others.submit(() -> keys.unnamed("w1", "scope", effect));
    begun.await();
    return answer;
  }

  private static Effect<Answer> effect(int kib) {
    byte[] body = new byte[kib * 1024];
    return new Effect<>(Optional.of(body), () -> new Answer(200, List.of(), body));
  }

  private static Request request(String key) {
    return new Request("w1", "scope", key, new byte[0]);
  }

  private static void assertComeAgain(ThrowingCallable work) {
    Throwable thrown = catchThrowable(work);

    assertThat(thrown).isInstanceOf(TooManyAtOnce.class);
    assertThat(Failure.of(thrown).status()).isEqualTo(429);
    assertThat(Failure.of(thrown).headers()).containsEntry("Retry-After", "1");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps no answer. */
  private final class Forgetful extends AnswerStore {

    Forgetful() {
      super(
          (EntityManager)
              Proxy.newProxyInstance(
                  EntityManager.class.getClassLoader(),
                  new Class<?>[] {EntityManager.class},
                  (proxy, method, arguments) -> {
                    throw new AssertionError(method);
                  }),
          seal,
          Clock.systemUTC());
    }

    @Override
    Optional<Answered> find(Request request) {
      return Optional.empty();
    }

    @Override
    Optional<Answered> once(Request request, Optional<byte[]> sealed, Supplier<Answer> effect) {
      return Optional.of(new Answered(effect.get(), false));
    }
  }
}
