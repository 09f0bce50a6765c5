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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What makes orders readable: searched for by few at once, and remembered for a while. */
final class Remedies {

  /** How many searches run at once, half of them for one workspace: each draws dozens of times. */
  private static final int SEARCHES = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * What is remembered takes so much memory: two orders with the largest pictures, or thousands.
   */
  private static final int REMEMBERED_BYTES = 16 * 1024 * 1024;

  /** What an order takes beside its pictures. */
  private static final int ENTRY_BYTES = 4096;

  private final Function<Order, Optional<Remedy>> search;
  private final Duration patience;
  private final Shares searches =
      new Shares(
          SEARCHES, "Too many pictures are being improved at this moment. Try again shortly.");

  /** By the order that cannot be read. */
  private final Cache<String, Optional<Remedy>> remembered =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED_BYTES)
          .weigher((String order, Optional<Remedy> remedy) -> bytes(remedy))
          .expireAfterWrite(Duration.ofHours(1))
          .executor(Runnable::run)
          .build();

  Remedies(Function<Order, Optional<Remedy>> search) {
    this(search, PATIENCE);
  }

  /** Searches that wait for their turn no longer than this. */
  Remedies(Function<Order, Optional<Remedy>> search, Duration patience) {
    this.search = search;
    this.patience = patience;
  }

  /**
   * Finds the least that has to change in an order that cannot be read.
   *
   * @return empty if nothing helps
   * @throws io.quietzone.shares.TooManyAtOnce if the turn of a search does not come in time
   */
  Optional<Remedy> find(Caller caller, Order order) {
    Optional<Remedy> known = remembered.getIfPresent(order.contentHash());
    if (known != null) {
      return known;
    }
    try (Share turn = searches.of(caller.workspaceId())) {
      turn.take(1, patience);
      return find(order);
    }
  }

  /** The same without waiting, for a batch: it has no more threads than there are processors. */
  Optional<Remedy> find(Order order) {
    return remembered.get(order.contentHash(), unknown -> search.apply(order));
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
