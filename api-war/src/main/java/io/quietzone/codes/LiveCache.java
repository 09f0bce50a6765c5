package io.quietzone.codes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quietzone.database.Database;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Codes by their short id, kept in memory for scans.
 *
 * <p>What was read less than {@link #FRESH} ago is answered as it is; up to {@link #USABLE} it is
 * answered and read again behind the answer; after that it is read first. Reads never prolong any
 * of it. What was read once stays as long as there is room, and is answered while the database is
 * away. A short id is looked up once however many ask for it. A look-up that began before its code
 * changed is not kept: both are decided under the lock of the same entry of {@code flights}.
 */
final class LiveCache {

  private static final Logger LOG = System.getLogger(LiveCache.class.getName());

  private static final long FRESH = Duration.ofSeconds(2).toNanos();
  private static final long USABLE = Duration.ofSeconds(5).toNanos();

  /** How long a scan waits for news of a code that is known. */
  private static final long PATIENCE_MILLIS = 250;

  /** After the database was found away it is left alone for so long. */
  private static final long OUTAGE = Duration.ofSeconds(1).toNanos();

  private static final long MAX_BYTES = 64L << 20;
  private static final int MAX_ABSENT = 50_000;

  private final Function<String, Optional<LiveCode>> source;
  private final Executor executor;
  private final Ticker ticker;

  private final Cache<String, Known> codes;
  private final Cache<String, Boolean> absent;
  private final ConcurrentMap<String, CompletableFuture<Optional<LiveCode>>> flights =
      new ConcurrentHashMap<>();

  /** What was read before this moment may have changed unheard. */
  private volatile long trustedSince;

  private volatile @Nullable Outage outage;

  /**
   * A code that was read.
   *
   * @param readAt when the reading began
   * @param outdated whether it has changed since
   */
  private record Known(LiveCode code, long readAt, boolean outdated) {}

  /** The database was found away. */
  private record Outage(long since, RuntimeException failure) {}

  /**
   * An empty cache.
   *
   * @param source reads a code; throws what the database throws
   * @param executor runs the source
   */
  LiveCache(Function<String, Optional<LiveCode>> source, Executor executor, Ticker ticker) {
    this.source = source;
    this.executor = executor;
    this.ticker = ticker;
    this.trustedSince = ticker.read();
    this.codes =
        Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .weigher((String shortId, Known known) -> known.code().weight())
            .build();
    this.absent =
        Caffeine.newBuilder()
            .maximumSize(MAX_ABSENT)
            .expireAfterWrite(Duration.ofNanos(USABLE))
            .ticker(ticker)
            .build();
  }

  /**
   * A code, deleted ones too; empty if there never was one.
   *
   * @throws RuntimeException of the database, when it is away and the code is not known
   */
  Optional<LiveCode> get(String shortId) {
    Known known = codes.getIfPresent(shortId);
    if (known == null) {
      return absent.getIfPresent(shortId) == null ? lookUp(shortId) : Optional.empty();
    }
    long age = ticker.read() - known.readAt();
    if (age > USABLE || known.outdated() || known.readAt() - trustedSince < 0) {
      return Optional.of(readAgain(shortId, known));
    }
    if (age > FRESH && outage() == null) {
      // Nobody waits for it: it keeps what it finds.
      CompletableFuture<Optional<LiveCode>> unused = flight(shortId);
    }
    return Optional.of(known.code());
  }

  /** Takes note that a code has changed, is new, or is gone. */
  void changed(String shortId) {
    flights.compute(
        shortId,
        (key, flight) -> {
          absent.invalidate(key);
          codes
              .asMap()
              .computeIfPresent(
                  key, (same, known) -> new Known(known.code(), known.readAt(), true));
          return null;
        });
  }

  /** Takes note that any code may have changed. */
  void allMayHaveChanged() {
    trustedSince = ticker.read();
    flights.clear();
    absent.invalidateAll();
  }

  private Optional<LiveCode> lookUp(String shortId) {
    Outage now = outage();
    if (now != null) {
      throw now.failure();
    }
    try {
      return flight(shortId).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a code could not be looked up", e.getCause());
    }
  }

  /** A known code is better than none, whatever keeps us from reading it. */
  private LiveCode readAgain(String shortId, Known known) {
    if (outage() != null) {
      return known.code();
    }
    try {
      return flight(shortId).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).orElse(known.code());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return known.code();
    } catch (ExecutionException | TimeoutException e) {
      return known.code();
    }
  }

  private CompletableFuture<Optional<LiveCode>> flight(String shortId) {
    CompletableFuture<Optional<LiveCode>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<LiveCode>> other = flights.putIfAbsent(shortId, mine);
    if (other != null) {
      return other;
    }
    try {
      executor.execute(() -> fly(shortId, mine));
    } catch (RuntimeException e) {
      flights.remove(shortId, mine);
      mine.completeExceptionally(e);
    }
    return mine;
  }

  private void fly(String shortId, CompletableFuture<Optional<LiveCode>> flight) {
    long start = ticker.read();
    try {
      Optional<LiveCode> found = source.apply(shortId);
      outage = null;
      flights.computeIfPresent(
          shortId,
          (key, current) -> {
            if (current != flight) {
              return current;
            }
            keep(key, found, start);
            return null;
          });
      flight.complete(found);
    } catch (RuntimeException | Error e) {
      // Of an error too: whoever waits for the flight would wait without end.
      if (e instanceof RuntimeException failure && Database.isAway(failure)) {
        outage = new Outage(ticker.read(), failure);
      }
      flights.remove(shortId, flight);
      flight.completeExceptionally(e);
      if (!Database.isAway(e)) {
        LOG.log(Level.ERROR, "A code could not be looked up", e);
      }
    }
  }

  private void keep(String shortId, Optional<LiveCode> found, long start) {
    if (found.isPresent()) {
      codes.put(shortId, new Known(found.get(), start, false));
    } else {
      codes.invalidate(shortId);
      absent.put(shortId, Boolean.TRUE);
    }
  }

  private @Nullable Outage outage() {
    Outage last = outage;
    return last == null || ticker.read() - last.since() > OUTAGE ? null : last;
  }
}
