package io.quietzone.render;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.renderers.spi.FormatRules;
import io.quietzone.renderers.spi.Renderer;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * The registry of output formats: the renderers built in, and those of third parties in the plugins
 * folder. A plugin that cannot be used is left out and logged; it does no harm to the others.
 */
@Singleton
public class Renderers {

  private static final Logger LOG = System.getLogger(Renderers.class.getName());

  /** A services file that fails again and again must not keep the server from starting. */
  private static final int MAX_BROKEN = 100;

  private final Map<String, Format> byName = new TreeMap<>();
  private final List<String> broken = new ArrayList<>();

  @Inject
  Renderers() {
    this(ServiceLoader.load(Renderer.class, Renderers.class.getClassLoader()).iterator());
  }

  /**
   * Reads the renderers.
   *
   * @throws DuplicateFormatException if two of them draw the same format
   */
  Renderers(Iterator<Renderer> plugins) {
    while (broken.size() < MAX_BROKEN) {
      try {
        if (!plugins.hasNext()) {
          break;
        }
        add(Format.of(plugins.next()));
      } catch (ServiceConfigurationError | LinkageError | BrokenPluginException e) {
        LOG.log(Level.WARNING, "A renderer plugin cannot be used and is left out", e);
        broken.add(String.valueOf(e.getMessage()));
      }
    }
    LOG.log(Level.INFO, "Output formats: {0}", byName.keySet());
  }

  /** Makes the registry at start, so that a clash of two plugins stops it instead of a request. */
  void onStart(@Observes Startup start) {}

  private void add(Format format) {
    if (!FormatRules.isFormat(format.name())) {
      throw new BrokenPluginException(
          format + ": a format is 1–16 of a-z and 0-9 and starts with a letter");
    }
    if (!FormatRules.isMediaType(format.mediaType())) {
      throw new BrokenPluginException(format + ": '" + format.mediaType() + "' is no media type");
    }
    if (format.copies() > 1) {
      throw new DuplicateFormatException(format);
    }
    Format earlier = byName.putIfAbsent(format.name(), format);
    if (earlier != null) {
      throw new DuplicateFormatException(earlier, format);
    }
  }

  /** All formats, by name. */
  public List<Format> all() {
    return List.copyOf(byName.values());
  }

  /** What was wrong with each plugin that was left out. */
  public List<String> broken() {
    return List.copyOf(broken);
  }

  /**
   * Looks a format up.
   *
   * @throws InvalidFields naming {@code format} and all formats there are
   */
  Format get(String name) {
    Format format = byName.get(name);
    if (format == null) {
      throw new InvalidFields(
          Map.of(
              "format",
              new Constraint(
                  List.of("Choose one of: " + String.join(", ", byName.keySet()) + "."))));
    }
    return format;
  }
}
