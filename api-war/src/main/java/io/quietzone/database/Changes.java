package io.quietzone.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When what is kept in memory changed, in points of time of this node. What was read before a
 * change is not believed after it, even where the reading ends after the change was heard: whoever
 * keeps something notes when its reading began, and asks here before it is used.
 */
public final class Changes {

  /** How many times longer a change is remembered than anything that was read before it. */
  private static final int MARGIN = 12;

  private final AtomicLong time = new AtomicLong();
  private final Cache<String, Long> byName;
  private volatile long ofAll;

  /**
   * Remembers changes for long enough.
   *
   * @param kept how long anything that was read is kept at the most
   */
  public Changes(Duration kept, Ticker ticker) {
    this.byName =
        Caffeine.newBuilder().ticker(ticker).expireAfterWrite(kept.multipliedBy(MARGIN)).build();
  }

  /** The point of time at which a reading begins. */
  public long now() {
    return time.get();
  }

  /** What has this name is another from now on. */
  public void note(String name) {
    byName.put(name, time.incrementAndGet());
  }

  /** Anything may be another from now on. */
  public void noteAll() {
    ofAll = time.incrementAndGet();
  }

  /** Whether what has this name changed after a reading began. */
  public boolean isSince(long readAt, String name) {
    Long changed = byName.getIfPresent(name);
    return readAt < ofAll || (changed != null && readAt < changed);
  }
}
