package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.InvalidFields.Finding;
import io.quietzone.problem.InvalidFields.Judgement;
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
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Draws pictures, proves that they can be read, and keeps them for a day. Equal orders in flight
 * are drawn once.
 */
@Singleton
public class Pictures {

  /** What an entry costs beside the picture: the names of its order and of its bytes. */
  private static final int ENTRY_BYTES = 512;

  /** How many searches for a readable order run at once: each draws dozens of pictures. */
  private static final int SEARCHES = 2;

  /**
   * Of larger pictures, a search for a readable order looks into the file of what it found only.
   */
  private static final int MAX_TRIAL_PIXELS = 2000;

  private final Renderers renderers;
  private final Proofs proofs;
  private final Semaphore searches = new Semaphore(SEARCHES);
  private final Cache<String, Kept> cache;

  /** By the order that cannot be read. */
  private final Cache<String, Optional<Remedy>> remedies =
      Caffeine.newBuilder().maximumSize(1000).build();

  @Inject
  Pictures(
      Renderers renderers,
      Proofs proofs,
      @ConfigProperty(name = "QUIETZONE_CACHE_MEGABYTES", defaultValue = "64") int megabytes) {
    this.renderers = renderers;
    this.proofs = proofs;
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(megabytes * 1_048_576L)
            .weigher((String order, Kept kept) -> kept.file().length + ENTRY_BYTES)
            .expireAfterWrite(Duration.ofHours(24))
            .executor(Runnable::run)
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
   * @param proof what was checked
   */
  private record Kept(byte[] file, String entityTag, String proof) {}

  /**
   * A picture, and whether it was there already.
   *
   * @param file read only
   * @param entityTag the SHA-256 of the file
   * @param proof what was checked before it was delivered first
   * @param fixed what was changed to make it readable, as a request has it; empty if nothing was
   */
  record Found(
      byte[] file, String entityTag, boolean cached, String proof, Optional<String> fixed) {}

  /**
   * Looks a picture up, or draws it.
   *
   * @param autoFix whether the nearest order that can be read may be drawn instead of one that
   *     cannot
   * @throws InvalidFields if it cannot be drawn, or not be read
   */
  Found get(Order order, boolean autoFix) {
    String name = name(NamedOrder.of(order));
    try {
      return get(name, Optional.empty(), () -> draw(order));
    } catch (UnreadableException e) {
      Optional<Remedy> remedy = remedy(order);
      if (autoFix && remedy.isPresent()) {
        Order fixed = remedy.get().order();
        try {
          return get(
              name(NamedOrder.of(fixed)), Optional.of(remedy.get().told()), () -> draw(fixed));
        } catch (UnreadableException still) {
          throw refusal(still.fault(), Optional.empty());
        }
      }
      throw refusal(e.fault(), remedy);
    }
  }

  /** A picture that is kept. */
  Optional<Found> kept(NamedOrder named) {
    return Optional.ofNullable(cache.getIfPresent(name(named)))
        .map(kept -> found(kept, true, Optional.empty()));
  }

  /** What a picture is kept by: its order, and what draws it. */
  String name(NamedOrder named) {
    return named.name() + renderers.get(named.order().format()).identity();
  }

  /**
   * A picture that can be drawn and read, laid out.
   *
   * @param name what it is kept by
   * @param order what is drawn: another than was asked for if that was fixed
   * @param fixed what was changed to make it readable; empty if nothing was
   */
  record Prepared(String name, Order order, Drawing drawing, Optional<String> fixed) {}

  /**
   * Proves that a picture can be drawn and read, before it is drawn.
   *
   * @throws InvalidFields if it cannot
   */
  Prepared prepare(Order order, boolean autoFix) {
    String name = name(NamedOrder.of(order));
    Drawing drawing = layOut(order);
    if (cache.getIfPresent(name) != null
        || proofs.knows(drawing, order.text(), renderers.get(order.format()))) {
      return new Prepared(name, order, drawing, Optional.empty());
    }
    // A combination of style, version and format that is new: its first picture proves it.
    Found found = get(order, autoFix);
    if (found.fixed().isEmpty()) {
      return new Prepared(name, order, drawing, Optional.empty());
    }
    Order fixed = remedy(order).orElseThrow().order();
    return new Prepared(name(NamedOrder.of(fixed)), fixed, lay(fixed), found.fixed());
  }

  /** Draws what was proven before. */
  Found get(Prepared prepared) {
    return get(
        prepared.name(),
        prepared.fixed(),
        () -> {
          byte[] file = renderers.get(prepared.order().format()).draw(prepared.drawing());
          return new Kept(file, Sha256.hex(file), Proofs.REMEMBERED);
        });
  }

  private Found get(String name, Optional<String> fixed, Supplier<Kept> draw) {
    boolean[] made = new boolean[1];
    Kept kept =
        cache.get(
            name,
            missing -> {
              made[0] = true;
              return draw.get();
            });
    return found(kept, !made[0], fixed);
  }

  private static Found found(Kept kept, boolean cached, Optional<String> fixed) {
    return new Found(kept.file(), kept.entityTag(), cached, kept.proof(), fixed);
  }

  private Kept draw(Order order) {
    Drawing drawing = layOut(order);
    Format format = renderers.get(order.format());
    byte[] file = format.draw(drawing);
    return new Kept(file, Sha256.hex(file), proofs.prove(drawing, order.text(), format, file));
  }

  /**
   * Lays a picture out.
   *
   * @throws InvalidFields naming what keeps it from being drawn
   */
  Drawing layOut(Order order) {
    try {
      return lay(order);
    } catch (TextTooLongException e) {
      throw refused(order.content(), new Constraint(List.of(e.getMessage() + ".")));
    } catch (LabelException e) {
      throw refused("frame_label", new Constraint(List.of(String.valueOf(e.getMessage()))));
    } catch (PictureTooSmallException e) {
      throw refused("size_inches", new Constraint(List.of(tooSmall(order, e))));
    }
  }

  /** What keeps a picture that can be drawn from being read. */
  Optional<Fault> fault(Order order, Drawing drawing) {
    Format format = renderers.get(order.format());
    return proofs
        .fault(drawing, order.text(), format)
        .or(() -> proofs.fault(drawing, order.text(), format, format.draw(drawing)));
  }

  /** The least that has to change in an order that cannot be read; empty if nothing helps. */
  Optional<Remedy> remedy(Order order) {
    return remedies.get(name(NamedOrder.of(order)), unknown -> search(order));
  }

  private static Drawing lay(Order order) {
    Symbol symbol = SymbolEncoder.encode(order.text(), order.errorCorrection(), order.encoding());
    return Drawing.of(symbol, order.style(), order.size());
  }

  private Optional<Remedy> search(Order order) {
    searches.acquireUninterruptibly();
    try {
      return Remedy.nearest(order, this::seemsReadable)
          .filter(found -> fault(found.order(), layOut(found.order())).isEmpty());
    } finally {
      searches.release();
    }
  }

  private boolean seemsReadable(Order order) {
    try {
      Drawing drawing = layOut(order);
      boolean large = order.size().pixels() > MAX_TRIAL_PIXELS;
      Format format = renderers.get(order.format());
      return (large ? proofs.fault(drawing, order.text(), format) : fault(order, drawing))
          .isEmpty();
    } catch (InvalidFields e) {
      return false;
    }
  }

  /** Says what keeps a picture from being read, and what would help. */
  static InvalidFields refusal(Fault fault, Optional<Remedy> remedy) {
    if (remedy.isEmpty()) {
      return refused(
          "pattern", new Judgement(fault.text() + ", and nothing that auto_fix tries helps."));
    }
    return refused(
        remedy.get().changes().keySet().iterator().next(),
        new Judgement(
            fault.text() + ": " + remedy.get().told() + " can be, or send auto_fix true."));
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

  private static InvalidFields refused(String field, Finding finding) {
    return new InvalidFields(Map.of(field, finding));
  }
}
