package io.quietzone.idempotency;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a request is about to do, when all is done that takes long and changes nothing.
 *
 * @param <T> what it is answered by
 */
public sealed interface Prepared<T> {

  /** The same, answered in other terms. */
  <R> Prepared<R> map(Function<T, R> terms);

  /** Nothing is done, and the answer is not kept: the next request is answered anew. */
  record Nothing<T>(T answer) implements Prepared<T> {

    @Override
    public <R> Prepared<R> map(Function<T, R> terms) {
      return new Nothing<>(terms.apply(answer));
    }
  }

  /**
   * Something is done once.
   *
   * @param body of the answer, where it is known before: it is then kept before the effect begins,
   *     and holds up nobody who waits for what the effect locks
   * @param effect does it and answers, with that body where there is one
   */
  record Effect<T>(Optional<byte[]> body, Supplier<T> effect) implements Prepared<T> {

    /** An effect that has to be done before its answer is known. */
    public static <T> Effect<T> of(Supplier<T> effect) {
      return new Effect<>(Optional.empty(), effect);
    }

    @Override
    public <R> Prepared<R> map(Function<T, R> terms) {
      return new Effect<>(body, () -> terms.apply(effect.get()));
    }
  }
}
