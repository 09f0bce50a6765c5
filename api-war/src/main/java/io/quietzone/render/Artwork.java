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
public class Artwork {

  /** How many files are decoded at once: each may take some tens of megabytes for a moment. */
  private static final int DECODERS = 4;

  private static final long CACHE_PIXELS = 8L * 1024 * 1024;

  private final Fetcher fetcher;
  private final Semaphore decoders = new Semaphore(DECODERS);

  /** By address: whoever renders a batch with one logo fetches it once. */
  private final Cache<String, Image> fetched =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_PIXELS)
          .weigher((String url, Image image) -> image.width() * image.height() + url.length())
          .expireAfterWrite(Duration.ofMinutes(5))
          .build();

  @Inject
  Artwork(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableImageException if it is no picture, damaged, or too large
   */
  public Image read(byte[] file) throws UnreadableImageException {
    decoders.acquireUninterruptibly();
    try {
      return PictureFile.read(file);
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
  public Image fetch(String url) throws UnfetchableException, UnreadableImageException {
    Image known = fetched.getIfPresent(url);
    if (known != null) {
      return known;
    }
    Image image = read(fetcher.picture(url));
    fetched.put(url, image);
    return image;
  }
}
