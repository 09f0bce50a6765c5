package io.quietzone.shares;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.concurrent.Semaphore;

/**
 * Places that the requests of this node share, such as those at decoders, or kibibytes of memory.
 * Nobody has more than half of them: whoever takes all that there is for him leaves others theirs.
 */
public final class Shares {

  private final Semaphore all;
  private final String refusal;

  /** Of each who has places; what nobody holds is forgotten. */
  private final LoadingCache<String, Semaphore> own;

  /**
   * All are free.
   *
   * @param places 2 or more
   * @param refusal a sentence for whoever gets none
   */
  public Shares(int places, String refusal) {
    this.all = new Semaphore(places, true);
    this.refusal = refusal;
    this.own = Caffeine.newBuilder().weakValues().build(who -> new Semaphore(places / 2, true));
  }

  /** The share of one request, which has no places yet. */
  public Share of(String who) {
    return new Share(own.get(who), all, refusal);
  }
}
