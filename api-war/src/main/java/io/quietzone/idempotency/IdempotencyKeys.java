package io.quietzone.idempotency;

import io.quietzone.database.Chores;
import io.quietzone.idempotency.Prepared.Effect;
import io.quietzone.idempotency.Prepared.Nothing;
import io.quietzone.problem.Problem;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All idempotency keys. A request that names one has its effect once in 24 hours: what it was
 * answered is kept by the transaction of the effect, and given again to every repetition. An effect
 * that fails leaves nothing behind, and may be tried again with the same key.
 */
@Singleton
public class IdempotencyKeys {

  /** How long a twin is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long POLL_MILLIS = 20;
  private static final Duration PURGE_PAUSE = Duration.ofMinutes(10);

  private final AnswerStore answers;
  private final Turns turns;

  @Inject
  IdempotencyKeys(AnswerStore answers, Turns turns) {
    this.answers = answers;
    this.turns = turns;
  }

  void onStart(@Observes Startup start, Chores chores) {
    chores.every(PURGE_PAUSE, "forget old answers", answers::purge);
  }

  /**
   * Does what a request asks for, unless it was done before.
   *
   * @param preparation does what takes long and changes nothing, such as drawing, while no
   *     connection is held. The effect that it gives runs in a transaction that keeps its answer
   *     too: at most once among requests that come at the same time, on all nodes
   * @throws KeyReused if the key was used with another body
   * @throws StillRunning if a twin of the request takes longer than ten seconds
   * @throws TooManyAtOnce if the turn of the request does not come in time
   */
  public Answered once(Request request, Supplier<Prepared<Answer>> preparation) {
    Optional<Answered> before = answers.find(request);
    if (before.isPresent()) {
      return before.get();
    }
    try {
      return answer(request, preparation.get());
    } catch (Problem e) {
      // What is refused now may be what a twin has done meanwhile, such as taking the last render.
      return answers.find(request).orElseThrow(() -> e);
    }
  }

  /**
   * Does what a request asks for that names no key.
   *
   * @param scope who asks, and where
   * @throws TooManyAtOnce if its turn does not come in time
   */
  public <T> T unnamed(String scope, Prepared<T> prepared) {
    return prepared instanceof Effect<T> effect
        ? turns.take(scope, effect.effect())
        : ((Nothing<T>) prepared).answer();
  }

  private Answered answer(Request request, Prepared<Answer> prepared) {
    return prepared instanceof Effect<Answer> effect
        ? answer(request, effect)
        : new Answered(((Nothing<Answer>) prepared).answer(), false);
  }

  private Answered answer(Request request, Effect<Answer> effect) {
    Optional<byte[]> body = effect.body().map(known -> SealedAnswer.sealBody(request, known));
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      Optional<Answered> answered =
          turns.take(request.scope(), () -> answers.once(request, body, effect.effect()));
      if (answered.isPresent()) {
        return answered.get();
      }
      pause();
    } while (System.nanoTime() - end < 0);
    throw new StillRunning();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    }
  }
}
