package io.quietzone.render;

import io.quietzone.fetch.UnfetchableException;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import io.quietzone.shares.Share;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pictures that one batch names by address: each address is asked once, for all its items. Read
 * by one thread.
 */
public final class BatchArtwork implements ArtworkSource {

  private final ArtworkSource source;
  private final Share memory;
  private final Map<String, Image> byAddress = new LinkedHashMap<>();

  /** Addresses that were asked in vain: a thousand items with one of them wait for it once. */
  private final Map<String, UnfetchableException> unfetchable = new HashMap<>();

  /** Addresses at which there is no picture, likewise. */
  private final Map<String, UnreadableImageException> unreadable = new HashMap<>();

  /** Pictures without their dark ground: one for all the items that show it. */
  private final Map<Image, Image> withoutGround = new HashMap<>();

  /**
   * Has nothing found yet.
   *
   * @param memory in KiB, of which each picture takes its own
   */
  public BatchArtwork(ArtworkSource source, Share memory) {
    this.source = source;
    this.memory = memory;
  }

  @Override
  public void requireLogo() {
    source.requireLogo();
  }

  @Override
  public Image withoutGround(Image glowing) {
    return withoutGround.computeIfAbsent(
        glowing,
        unknown -> {
          memory.take(kib(glowing), Duration.ZERO);
          return source.withoutGround(glowing);
        });
  }

  @Override
  public Image read(byte[] file) throws UnreadableImageException {
    return source.read(file);
  }

  @Override
  public Image fetch(String url) throws UnfetchableException, UnreadableImageException {
    Image known = byAddress.get(url);
    if (known != null) {
      return known;
    }
    UnfetchableException unfetched = unfetchable.get(url);
    if (unfetched != null) {
      throw unfetched;
    }
    UnreadableImageException unread = unreadable.get(url);
    if (unread != null) {
      throw unread;
    }
    try {
      Image image = source.fetch(url);
      memory.take(kib(image), Duration.ZERO);
      byAddress.put(url, image);
      return image;
    } catch (UnfetchableException e) {
      unfetchable.put(url, e);
      throw e;
    } catch (UnreadableImageException e) {
      unreadable.put(url, e);
      throw e;
    }
  }

  private static int kib(Image image) {
    return Math.max(1, image.width() * image.height() * Integer.BYTES / 1024);
  }

  /** The names of the pictures that were found, by their addresses: equal pictures have one. */
  public Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    byAddress.forEach((address, image) -> names.put(address, name(image)));
    return names;
  }

  /** The pictures that were found, by name, in the order of their names. */
  SortedMap<String, Image> byName() {
    SortedMap<String, Image> byName = new TreeMap<>();
    byAddress.values().forEach(image -> byName.put(name(image), image));
    return byName;
  }

  private static String name(Image image) {
    return Sha256.hex(image.toString());
  }
}
