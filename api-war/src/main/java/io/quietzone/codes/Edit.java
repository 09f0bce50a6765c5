package io.quietzone.codes;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happens to one part of something: it stays, becomes another, or is taken away. */
public sealed interface Edit<T> {

  /** It stays as it is. */
  record Keep<T>() implements Edit<T> {}

  /** It becomes this. */
  record Put<T>(T value) implements Edit<T> {}

  /** It is taken away. */
  record Clear<T>() implements Edit<T> {}

  static <T> Edit<T> keep() {
    return new Keep<>();
  }

  static <T> Edit<T> put(T value) {
    return new Put<>(value);
  }

  static <T> Edit<T> clear() {
    return new Clear<>();
  }

  /** What it is afterwards; {@code null} for nothing. */
  default @Nullable T of(@Nullable T before) {
    if (this instanceof Put<T> put) {
      return put.value();
    }
    return this instanceof Keep ? before : null;
  }

  /** What it is afterwards, where nothing is written as {@code none}. */
  default T of(T before, T none) {
    T after = of(before);
    return after == null ? none : after;
  }

  /** The same with another value. */
  default <R> Edit<R> map(Function<T, R> function) {
    if (this instanceof Put<T> put) {
      return new Put<>(function.apply(put.value()));
    }
    return this instanceof Keep ? keep() : clear();
  }
}
