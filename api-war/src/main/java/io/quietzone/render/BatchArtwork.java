package io.quietzone.render;

import io.quietzone.fetch.UnfetchableException;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
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
  private final Map<String, Image> byAddress = new LinkedHashMap<>();

  /** Addresses that were asked in vain: a thousand items with one of them wait for it once. */
  private final Map<String, UnfetchableException> unfetchable = new HashMap<>();

  /** Addresses at which there is no picture, likewise. */
  private final Map<String, UnreadableImageException> unreadable = new HashMap<>();

  /** Pictures without their dark ground: one for all the items that show it. */
  private final Map<Image, Image> withoutGround = new HashMap<>();

  /** Has nothing found yet. */
  public BatchArtwork(ArtworkSource source) {
    this.source = source;
  }

  @Override
  public void requireLogo() {
    source.requireLogo();
  }

  @Override
  public Image withoutGround(Image glowing) {
    return withoutGround.computeIfAbsent(glowing, source::withoutGround);
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
