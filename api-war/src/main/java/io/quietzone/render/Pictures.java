package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.InvalidFields.Finding;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.LabelException;
import io.quietzone.renderers.drawing.PictureTooSmallException;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import io.quietzone.renderers.symbol.TextTooLongException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Draws pictures, proves them, and keeps them for a day. Equal orders in flight are drawn once. */
@Singleton
public class Pictures {

  /** What an entry costs beside the picture: the names of its order and of its bytes. */
  private static final int ENTRY_BYTES = 512;

  private final Renderers renderers;
  private final Cache<String, Kept> cache;

  @Inject
  Pictures(
      Renderers renderers,
      @ConfigProperty(name = "QUIETZONE_CACHE_MEGABYTES", defaultValue = "64") int megabytes) {
    this.renderers = renderers;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(megabytes * 1_048_576L)
            .weigher((String order, Kept kept) -> kept.file().length + ENTRY_BYTES)
            .expireAfterWrite(Duration.ofHours(24))
            .build();
  }

  /** How many pictures are kept. */
  public long kept() {
    return cache.estimatedSize();
  }

  /**
   * A picture in the cache.
   *
   * @param file read only
   * @param entityTag the SHA-256 of the file
   */
  private record Kept(byte[] file, String entityTag) {}

  /**
   * A picture, and whether it was there already.
   *
   * @param file read only
   * @param entityTag the SHA-256 of the file
   */
  record Found(byte[] file, String entityTag, boolean cached) {}

  Found get(Order order) {
    boolean[] made = new boolean[1];
    Kept kept =
        cache.get(
            order.contentHash(),
            missing -> {
              made[0] = true;
              byte[] file = draw(order);
              return new Kept(file, Sha256.hex(file));
            });
    return new Found(kept.file(), kept.entityTag(), !made[0]);
  }

  private byte[] draw(Order order) {
    try {
      Symbol symbol = SymbolEncoder.encode(order.text(), order.errorCorrection(), order.encoding());
      Drawing drawing = Drawing.of(symbol, order.style(), order.size());
      Readability.require(drawing, order.text());
      return renderers.get(order.format()).draw(drawing);
    } catch (TextTooLongException e) {
      throw refused("data", new Constraint(List.of(String.valueOf(e.getMessage()))));
    } catch (LabelException e) {
      throw refused("frame_label", new Constraint(List.of(String.valueOf(e.getMessage()))));
    } catch (PictureTooSmallException e) {
      throw refused("size_inches", new Constraint(List.of(tooSmall(order, e))));
    }
  }

  private static String tooSmall(Order order, PictureTooSmallException e) {
    return "At "
        + order.size().dpi()
        + " dpi this is "
        + e.pixels()
        + " pixels, and the symbol with its quiet zone and frame needs "
        + e.pixelsNeeded()
        + " at least: print it larger or finer, or say less.";
  }

  static InvalidFields refused(String field, Finding finding) {
    return new InvalidFields(Map.of(field, finding));
  }
}
