package io.quietzone.idempotency;

import io.quietzone.database.Chores;
import io.quietzone.idempotency.Prepared.Effect;
import io.quietzone.idempotency.Prepared.Nothing;
import io.quietzone.problem.Problem;
import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import io.quietzone.shares.TooManyAtOnce;
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

  /** How much of the heap answers may take while they wait to be kept: an eighth, in KiB. */
  private static final int HEAP_KIB =
      Math.toIntExact(Math.min(Runtime.getRuntime().maxMemory() / 8 / 1024, 1 << 30));

  private final AnswerStore answers;
  private final AnswerSeal seal;
  private final Turns turns;
  private final int memoryKib;
  private final Shares memory;

  @Inject
  IdempotencyKeys(AnswerStore answers, AnswerSeal seal, Turns turns) {
    this(answers, seal, turns, HEAP_KIB);
  }

  /** With so much memory for the answers that wait. */
  IdempotencyKeys(AnswerStore answers, AnswerSeal seal, Turns turns, int memoryKib) {
    this.answers = answers;
    this.seal = seal;
    this.turns = turns;
    this.memoryKib = memoryKib;
    this.memory =
        new Shares(
            memoryKib, "Too many large answers wait at the same time: send fewer at a time.");
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
   * @throws AnswerLost if it was answered before, and that cannot be read any more
   * @throws TooManyAtOnce if the turn of the request does not come in time, or there is no memory
   *     for its answer
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

  /** Whether a request was answered before that has the key of this one, whatever its body was. */
  public boolean isKnown(Request request) {
    return answers.isKnown(request);
  }

  /**
   * Does what a request asks for that names no key.
   *
   * @param workspaceId whose memory its answer takes while it waits
   * @param scope who asks, and where
   * @throws TooManyAtOnce as for one that does
   */
  public <T> T unnamed(String workspaceId, String scope, Prepared<T> prepared) {
    return prepared instanceof Effect<T> effect
        ? waiting(workspaceId, effect.body(), () -> turns.take(scope, effect.effect()))
        : ((Nothing<T>) prepared).answer();
  }

  /** Does some work while an answer that is known before waits for it. */
  private <T> T waiting(String workspaceId, Optional<byte[]> body, Supplier<T> work) {
    try (Share share = memory.of(workspaceId)) {
      // It is there once more when it is sealed. The largest has its turn too.
      long kib = body.map(known -> 2L * known.length / 1024).orElse(0L);
      share.take((int) Math.min(kib, memoryKib / 2), Duration.ZERO);
      return work.get();
    }
  }

  private Answered answer(Request request, Prepared<Answer> prepared) {
    return prepared instanceof Effect<Answer> effect
        ? waiting(request.workspaceId(), effect.body(), () -> answer(request, effect))
        : new Answered(((Nothing<Answer>) prepared).answer(), false);
  }

  private Answered answer(Request request, Effect<Answer> effect) {
    Optional<byte[]> body = effect.body().map(known -> seal.sealBody(request, known));
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
