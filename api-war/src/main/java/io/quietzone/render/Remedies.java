package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.Caller;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.spi.Image;
import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What makes orders readable: searched for by few at once, and remembered for a while. */
final class Remedies {

  /** How many searches run at once, half of them for one workspace: each draws dozens of times. */
  private static final int SEARCHES = 4;

  /** How long a search waits for its turn. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long a search goes on; most take a second. */
  static final Duration LONGEST = Duration.ofSeconds(10);

  /**
   * What is remembered takes so much memory: two orders with the largest pictures, or thousands.
   */
  private static final int REMEMBERED_BYTES = 16 * 1024 * 1024;

  /** What an order takes beside its pictures. */
  private static final int ENTRY_BYTES = 4096;

  private final Predicate<Order> seemsReadable;
  private final Predicate<Order> isReadable;
  private final Duration patience;
  private final Duration longest;
  private final Shares searches =
      new Shares(
          SEARCHES, "Too many pictures are being improved at this moment. Try again shortly.");

  /**
   * By the order that cannot be read, and the largest size. A search locks a part of the table:
   * with few parts, unlike orders wait for each other.
   */
  private final Cache<String, Result> remembered =
      Caffeine.newBuilder()
          .initialCapacity(1_024)
          .maximumWeight(REMEMBERED_BYTES)
          .weigher((String order, Result result) -> bytes(result.remedy()))
          .expireAfterWrite(Duration.ofHours(1))
          .executor(Runnable::run)
          .build();

  /**
   * What a search came to.
   *
   * @param isWhole whether it came to its end, or found something before
   */
  private record Result(Optional<Remedy> remedy, boolean isWhole) {}

  /**
   * Remembers nothing yet.
   *
   * @param seemsReadable tells of each step of a search whether it may be what is looked for
   * @param isReadable tells of what was found whether it is
   * @param patience how long a search waits for its turn
   * @param longest how long it goes on then
   */
  Remedies(
      Predicate<Order> seemsReadable,
      Predicate<Order> isReadable,
      Duration patience,
      Duration longest) {
    this.seemsReadable = seemsReadable;
    this.isReadable = isReadable;
    this.patience = patience;
    this.longest = longest;
  }

  /**
   * Finds the least that has to change in an order that cannot be read.
   *
   * @param largestInches the largest printed edge that the plan allows
   * @return empty if nothing helps, or nothing was found in time
   * @throws io.quietzone.shares.TooManyAtOnce if the turn of a search does not come in time
   */
  Optional<Remedy> find(Caller caller, Order order, double largestInches) {
    Result known = remembered.getIfPresent(name(order, largestInches));
    if (known != null) {
      return known.remedy();
    }
    try (Share turn = searches.of(caller.workspaceId())) {
      turn.take(1, patience);
      return find(order, largestInches);
    }
  }

  /** The same without waiting, for a batch: it has no more threads than there are processors. */
  Optional<Remedy> find(Order order, double largestInches) {
    String name = name(order, largestInches);
    Result result = remembered.get(name, unknown -> search(order, largestInches));
    if (!result.isWhole()) {
      // Another search may have more time.
      remembered.asMap().remove(name, result);
    }
    return result.remedy();
  }

  private static String name(Order order, double largestInches) {
    return order.contentHash() + " " + largestInches;
  }

  private Result search(Order order, double largestInches) {
    long end = System.nanoTime() + longest.toNanos();
    // What the steps have not looked into is looked into at the end.
    Optional<Remedy> found =
        Remedy.nearest(
                order,
                largestInches,
                tried -> System.nanoTime() - end < 0 && seemsReadable.test(tried))
            .filter(remedy -> isReadable.test(remedy.order()));
    return new Result(found, found.isPresent() || System.nanoTime() - end < 0);
  }

  private static int bytes(Optional<Remedy> remedy) {
    if (remedy.isEmpty()) {
      return ENTRY_BYTES;
    }
    Logo logo = remedy.get().order().style().logo();
    return ENTRY_BYTES
        + bytes(logo == null ? null : logo.image())
        + bytes(remedy.get().order().style().picture());
  }

  private static int bytes(@Nullable Image image) {
    return image == null ? 0 : image.width() * image.height() * Integer.BYTES;
  }
}
