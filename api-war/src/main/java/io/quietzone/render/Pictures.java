package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.PictureTooSmallException;
import io.quietzone.renderers.proof.SymbolProof;
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

  /** What an entry costs beside the picture: its order, with a text of the usual length. */
  private static final int ENTRY_BYTES = 512;

  private final Renderers renderers;
  private final Cache<Order, byte[]> cache;

  @Inject
  Pictures(
      Renderers renderers,
      @ConfigProperty(name = "QUIETZONE_CACHE_MEGABYTES", defaultValue = "64") int megabytes) {
    this.renderers = renderers;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(megabytes * 1_048_576L)
            .weigher((Order order, byte[] file) -> file.length + ENTRY_BYTES)
            .expireAfterWrite(Duration.ofHours(24))
            .build();
  }

  /** How many pictures are kept. */
  public long kept() {
    return cache.estimatedSize();
  }

  /**
   * A picture, and whether it was there already.
   *
   * @param file read only
   */
  record Found(byte[] file, boolean cached) {}

  Found get(Order order) {
    boolean[] made = new boolean[1];
    byte[] file =
        cache.get(
            order,
            missing -> {
              made[0] = true;
              return draw(missing);
            });
    return new Found(file, !made[0]);
  }

  private byte[] draw(Order order) {
    Symbol symbol = encode(order);
    try {
      return renderers.get(order.format()).draw(Drawing.of(symbol, order.style(), order.size()));
    } catch (PictureTooSmallException e) {
      throw refused("size_inches", tooSmall(order, e));
    }
  }

  private static Symbol encode(Order order) {
    String text = order.text();
    try {
      Symbol symbol = SymbolEncoder.encode(text, order.errorCorrection());
      if (!SymbolProof.reads(symbol, text)) {
        throw new IllegalStateException("a symbol that does not read back was not delivered");
      }
      return symbol;
    } catch (TextTooLongException e) {
      throw refused("data", String.valueOf(e.getMessage()));
    }
  }

  private static String tooSmall(Order order, PictureTooSmallException e) {
    return "At "
        + order.size().dpi()
        + " dpi this is "
        + e.pixels()
        + " pixels, and the symbol with its quiet zone needs "
        + e.pixelsNeeded()
        + " at least: print it larger or finer, or say less.";
  }

  private static InvalidFields refused(String field, String message) {
    return new InvalidFields(Map.of(field, new Constraint(List.of(message))));
  }
}
