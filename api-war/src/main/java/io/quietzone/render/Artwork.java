package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.Caller;
import io.quietzone.fetch.Fetcher;
import io.quietzone.fetch.UnfetchableException;
import io.quietzone.plans.Plans;
import io.quietzone.renderers.image.DarkGlow;
import io.quietzone.renderers.image.PictureFile;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import io.quietzone.shares.TooManyAtOnce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Logos and background pictures: those that are uploaded, and those that are fetched. */
@Singleton
public class Artwork {

  /**
   * How many files are decoded at once, half of them for one workspace: each may take some tens of
   * megabytes for a moment.
   */
  private static final int DECODERS = 4;

  /** How long a file waits for its turn: it is answered within two seconds, come what may. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** How many files are fetched at once, half of them for one workspace. */
  private static final int FETCHES = 16;

  private static final long CACHE_PIXELS = 8L * 1024 * 1024;
  private static final long MAX_ADDRESSES = 10_000;

  private final Fetcher fetcher;
  private final Plans plans;
  private final Shares decoders =
      new Shares(DECODERS, "Too many pictures are being read at this moment. Try again shortly.");

  private final Shares fetches =
      new Shares(FETCHES, "Too many pictures are being fetched at this moment. Try again shortly.");

  /**
   * By the hash of the file, and without their ground by their own name: one logo is sent again and
   * again.
   */
  private final Cache<String, Image> images =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_PIXELS)
          .weigher((String hash, Image image) -> image.width() * image.height())
          .expireAfterAccess(Duration.ofHours(1))
          .build();

  /**
   * The hashes of files by their address: whoever renders a batch with one logo fetches it once.
   */
  private final Cache<String, String> fetched =
      Caffeine.newBuilder()
          .maximumSize(MAX_ADDRESSES)
          .expireAfterWrite(Duration.ofMinutes(5))
          .build();

  @Inject
  Artwork(Fetcher fetcher, Plans plans) {
    this.fetcher = fetcher;
    this.plans = plans;
  }

  /** Loads what the first SVG file needs, before anybody sends one. */
  public void prepare() {
    PictureFile.prepare();
  }

  /**
   * The pictures that one request brings or names: all of them come within five seconds. A file
   * that was read before, or fetched a few minutes ago, is neither read nor fetched again. {@link
   * TooManyAtOnce} is thrown for one that cannot be read or fetched just now.
   */
  public ArtworkSource of(Caller caller) {
    long end = end();
    return source(caller, () -> end);
  }

  /** The same for a batch, of whose pictures each has the time of a request. */
  ArtworkSource ofBatch(Caller caller) {
    return source(caller, Artwork::end);
  }

  private static long end() {
    return System.nanoTime() + Fetcher.PATIENCE.toNanos();
  }

  private ArtworkSource source(Caller caller, LongSupplier end) {
    String workspaceId = caller.workspaceId();
    return new ArtworkSource() {
      @Override
      public void requireLogo() {
        plans.get(caller.plan()).requireLogo();
      }

      @Override
      public Image read(byte[] file) throws UnreadableImageException {
        return Artwork.this.read(workspaceId, Sha256.hex(file), file);
      }

      @Override
      public Image fetch(String url) throws UnfetchableException, UnreadableImageException {
        return Artwork.this.fetch(workspaceId, url, end.getAsLong());
      }

      @Override
      public Image withoutGround(Image glowing) {
        return images.get("without ground: " + glowing, unknown -> DarkGlow.strip(glowing));
      }
    };
  }

  private Image read(String workspaceId, String hash, byte[] file) throws UnreadableImageException {
    Image known = images.getIfPresent(hash);
    if (known != null) {
      return known;
    }
    try (Share decoder = decoders.of(workspaceId)) {
      decoder.take(1, PATIENCE);
      Image image = PictureFile.read(file);
      images.put(hash, image);
      return image;
    } catch (UnreadableImageException e) {
      if (e.isPassing()) {
        throw new TooManyAtOnce(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private Image fetch(String workspaceId, String url, long end)
      throws UnfetchableException, UnreadableImageException {
    Image known = known(url);
    if (known != null) {
      return known;
    }
    Share turn = fetches.of(workspaceId);
    turn.take(1, until(end));
    // Whoever had the turn before may have fetched the same.
    Image meanwhile = known(url);
    if (meanwhile != null) {
      turn.close();
      return meanwhile;
    }
    // Its place is free when its thread is, and not when it is given up.
    byte[] file = fetcher.picture(url, until(end), turn::close);
    String hash = Sha256.hex(file);
    Image fresh = read(workspaceId, hash, file);
    fetched.put(url, hash);
    return fresh;
  }

  private @Nullable Image known(String url) {
    String hash = fetched.getIfPresent(url);
    return hash == null ? null : images.getIfPresent(hash);
  }

  private static Duration until(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}
