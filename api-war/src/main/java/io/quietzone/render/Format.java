package io.quietzone.render;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import java.io.IOException;
import java.net.URL;
import java.security.CodeSource;
import java.util.Collections;
import java.util.Set;

/** An output format, and the plugin that draws it. */
public final class Format {

  /** Formats that know no transparency. */
  private static final Set<String> ON_WHITE = Set.of("image/jpeg", "application/postscript");

  private final Renderer renderer;
  private final String name;
  private final String mediaType;
  private final String identity;

  private Format(Renderer renderer, String name, String mediaType) {
    this.renderer = renderer;
    this.name = name;
    this.mediaType = mediaType;
    String version = renderer.getClass().getPackage().getImplementationVersion();
    this.identity = Sha256.hex(name, mediaType, plugin(), jar(), String.valueOf(version));
  }

  /**
   * Asks a plugin once for what never changes.
   *
   * @throws BrokenPluginException if it does not answer
   */
  static Format of(Renderer renderer) {
    String name;
    String mediaType;
    try {
      name = renderer.format();
      mediaType = renderer.mediaType();
    } catch (RuntimeException e) {
      throw new BrokenPluginException(renderer.getClass().getName() + " fails", e);
    }
    if (name == null || mediaType == null) {
      throw new BrokenPluginException(renderer.getClass().getName() + " has no format");
    }
    return new Format(renderer, name, mediaType);
  }

  /** The id a caller writes in {@code format}. */
  public String name() {
    return name;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Whether what is transparent becomes white in it. */
  boolean isOnWhite() {
    return ON_WHITE.contains(mediaType);
  }

  /** The class that draws it. */
  public String plugin() {
    return renderer.getClass().getName();
  }

  /**
   * What tells it from every other class that draws the format, and from other versions of it as
   * far as its jar says them: those may draw other bytes.
   *
   * @return SHA-256, in hexadecimal
   */
  String identity() {
    return identity;
  }

  /** The file name of the jar that the class came from; its path is nobody's business. */
  public String jar() {
    CodeSource source = renderer.getClass().getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    if (location == null) {
      return "unknown";
    }
    String path = location.getPath().replaceAll("[!/]+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * How many jars hold the class. Java loads the first it finds and says nothing of the others,
   * such as an older version of the same plugin.
   */
  int copies() {
    String file = renderer.getClass().getName().replace('.', '/') + ".class";
    ClassLoader loader = renderer.getClass().getClassLoader();
    try {
      return loader == null ? 1 : Collections.list(loader.getResources(file)).size();
    } catch (IOException e) {
      throw new BrokenPluginException("the jar of " + this + " cannot be read", e);
    }
  }

  /**
   * Draws.
   *
   * @throws BrokenPluginException if the plugin fails or returns nothing
   */
  byte[] draw(Picture picture) {
    byte[] file;
    try {
      file = renderer.render(picture);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new BrokenPluginException("the renderer " + this + " failed", e);
    }
    if (file == null || file.length == 0) {
      throw new BrokenPluginException("the renderer " + this + " returned no bytes");
    }
    return file;
  }

  @Override
  public String toString() {
    return plugin() + " in " + jar();
  }
}
