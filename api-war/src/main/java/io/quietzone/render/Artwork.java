package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.fetch.Fetcher;
import io.quietzone.fetch.UnfetchableException;
import io.quietzone.renderers.image.PictureFile;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Logos and background pictures: those that are uploaded, and those that are fetched. */
@Singleton
public class Artwork implements ArtworkSource {

  /** How many files are decoded at once: each may take some tens of megabytes for a moment. */
  private static final int DECODERS = 4;

  /** How long a file waits for its turn: it is answered within two seconds, come what may. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final long CACHE_PIXELS = 8L * 1024 * 1024;
  private static final long MAX_ADDRESSES = 10_000;

  private final Fetcher fetcher;
  private final Semaphore decoders = new Semaphore(DECODERS, true);

  /** By the hash of the file: one logo is sent again and again. */
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
  Artwork(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /** Loads what the first SVG file needs, before anybody sends one. */
  public void prepare() {
    PictureFile.prepare();
  }

  /**
   * Reads a file, unless one of the same bytes was read before.
   *
   * @throws UnreadableImageException if it is no picture, damaged, or too large
   * @throws TooManyAtOnce if it could not be read just now
   */
  @Override
  public Image read(byte[] file) throws UnreadableImageException {
    return read(Sha256.hex(file), file);
  }

  private Image read(String hash, byte[] file) throws UnreadableImageException {
    Image known = images.getIfPresent(hash);
    if (known != null) {
      return known;
    }
    awaitDecoder();
    try {
      Image image = PictureFile.read(file);
      images.put(hash, image);
      return image;
    } catch (UnreadableImageException e) {
      if (e.isPassing()) {
        throw new TooManyAtOnce(String.valueOf(e.getMessage()));
      }
      throw e;
    } finally {
      decoders.release();
    }
  }

  private void awaitDecoder() {
    try {
      if (decoders.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new TooManyAtOnce("Too many pictures are being read at this moment. Try again shortly.");
  }

  /**
   * Fetches a file and reads it, unless that was done a few minutes ago.
   *
   * @param url as the caller wrote it
   * @throws UnfetchableException if it is not on the public internet, or does not come
   * @throws UnreadableImageException if it is no picture, damaged, or too large
   * @throws TooManyAtOnce if it could not be read just now
   */
  @Override
  public Image fetch(String url) throws UnfetchableException, UnreadableImageException {
    String known = fetched.getIfPresent(url);
    Image image = known == null ? null : images.getIfPresent(known);
    if (image != null) {
      return image;
    }
    byte[] file = fetcher.picture(url);
    String hash = Sha256.hex(file);
    Image fresh = read(hash, file);
    fetched.put(url, hash);
    return fresh;
  }
}
