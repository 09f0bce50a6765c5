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

/** Logos and background pictures: those that are uploaded, and those that are fetched. */
@Singleton
public class Artwork implements ArtworkSource {

  /** How many files are decoded at once: each may take some tens of megabytes for a moment. */
  private static final int DECODERS = 4;

  private static final long CACHE_PIXELS = 8L * 1024 * 1024;
  private static final long MAX_ADDRESSES = 10_000;

  private final Fetcher fetcher;
  private final Semaphore decoders = new Semaphore(DECODERS);

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

  /**
   * Reads a file, unless one of the same bytes was read before.
   *
   * @throws UnreadableImageException if it is no picture, damaged, or too large
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
    decoders.acquireUninterruptibly();
    try {
      Image image = PictureFile.read(file);
      images.put(hash, image);
      return image;
    } finally {
      decoders.release();
    }
  }

  /**
   * Fetches a file and reads it, unless that was done a few minutes ago.
   *
   * @param url as the caller wrote it
   * @throws UnfetchableException if it is not on the public internet, or does not come
   * @throws UnreadableImageException if it is no picture, damaged, or too large
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
