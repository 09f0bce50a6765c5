package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.accounts.Caller;
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
import io.quietzone.shares.TooManyAtOnce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

  /**
   * Of larger pictures, a search for a readable order looks into the file of what it found only.
   */
  private static final int MAX_TRIAL_PIXELS = 2000;

  private final Renderers renderers;
  private final Proofs proofs;
  private final Remedies remedies;
  private final Cache<String, Kept> cache;

  /** What keeps pictures from being read, by their names: nobody draws them again to tell it. */
  private final Cache<String, Fault> unreadable =
      Caffeine.newBuilder()
          .maximumSize(4_096)
          .expireAfterWrite(Duration.ofHours(1))
          .executor(Runnable::run)
          .build();

  @Inject
  Pictures(
      Renderers renderers,
      Proofs proofs,
      @ConfigProperty(name = "QUIETZONE_CACHE_MEGABYTES", defaultValue = "64") int megabytes) {
    this(renderers, proofs, megabytes, Remedies.PATIENCE);
  }

  /** Pictures whose searches for what helps wait for their turn no longer than this. */
  Pictures(Renderers renderers, Proofs proofs, int megabytes, Duration patience) {
    this.renderers = renderers;
    this.proofs = proofs;
    this.remedies = new Remedies(this::seemsReadable, this::isReadable, patience, Remedies.LONGEST);
    this.cache =
        Caffeine.newBuilder()
            // To draw locks a part of the table: with few parts, unlike orders wait for each other.
            .initialCapacity(16_384)
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
   * @param largestInches the largest printed edge that the plan allows
   * @param autoFix whether the nearest order that can be read may be drawn instead of one that
   *     cannot
   * @throws InvalidFields if it cannot be drawn, or not be read
   * @throws TooManyAtOnce if it is to be made readable, and what would help cannot be searched for
   *     just now
   */
  Found get(Caller caller, Order order, double largestInches, boolean autoFix) {
    String name = name(NamedOrder.of(order));
    try {
      return get(name, Optional.empty(), () -> draw(name, order));
    } catch (UnreadableException e) {
      Optional<Remedy> remedy = remedy(caller, order, largestInches, e.fault(), autoFix);
      return get(applied(remedy, e.fault(), autoFix));
    }
  }

  /** What would help; or its order is refused if that is only to be told, and not its turn yet. */
  private Optional<Remedy> remedy(
      Caller caller, Order order, double largestInches, Fault fault, boolean autoFix) {
    try {
      return remedies.find(caller, order, largestInches);
    } catch (TooManyAtOnce e) {
      if (autoFix) {
        throw e;
      }
      throw refusalWithoutSearch(fault);
    }
  }

  /** The remedy that is to be applied; or what cannot be read is refused, and the remedy told. */
  private static Remedy applied(Optional<Remedy> remedy, Fault fault, boolean autoFix) {
    if (autoFix && remedy.isPresent()) {
      return remedy.get();
    }
    throw refusal(fault, remedy);
  }

  private Found get(Remedy remedy) {
    Order fixed = remedy.order();
    String name = name(NamedOrder.of(fixed));
    try {
      return get(name, Optional.of(remedy.told()), () -> draw(name, fixed));
    } catch (UnreadableException still) {
      throw refusal(still.fault(), Optional.empty());
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
   * @param largestInches the largest printed edge that the plan allows
   * @throws InvalidFields if it cannot
   * @throws TooManyAtOnce if it is to be made readable, and what would help cannot be searched for
   *     just now
   */
  Prepared prepare(Caller caller, Order order, double largestInches, boolean autoFix) {
    return prepare(order, autoFix, fault -> remedy(caller, order, largestInches, fault, autoFix));
  }

  /**
   * The same for an item of a batch.
   *
   * @param search finds what would help; or refuses the item for its fault alone
   */
  Prepared prepare(Order order, boolean autoFix, Function<Fault, Optional<Remedy>> search) {
    String name = name(NamedOrder.of(order));
    Drawing drawing = layOut(order);
    if (cache.getIfPresent(name) == null
        && (unreadable.getIfPresent(name) != null
            || !proofs.knows(drawing, order.text(), renderers.get(order.format())))) {
      // A combination of style, version and format that is new: its first picture proves it.
      try {
        get(name, Optional.empty(), () -> draw(name, order));
      } catch (UnreadableException e) {
        return prepare(applied(search.apply(e.fault()), e.fault(), autoFix));
      }
    }
    return new Prepared(name, order, drawing, Optional.empty());
  }

  private Prepared prepare(Remedy remedy) {
    Order fixed = remedy.order();
    Found found = get(remedy);
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

  private Kept draw(String name, Order order) {
    Fault known = unreadable.getIfPresent(name);
    if (known != null) {
      throw new UnreadableException(known);
    }
    Drawing drawing = layOut(order);
    Format format = renderers.get(order.format());
    byte[] file = format.draw(drawing);
    try {
      return new Kept(file, Sha256.hex(file), proofs.prove(drawing, order.text(), format, file));
    } catch (UnreadableException e) {
      unreadable.put(name, e.fault());
      throw e;
    }
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

  /** What makes orders readable that are not. */
  Remedies remedies() {
    return remedies;
  }

  private static Drawing lay(Order order) {
    Symbol symbol = SymbolEncoder.encode(order.text(), order.errorCorrection(), order.encoding());
    return Drawing.of(symbol, order.style(), order.size());
  }

  private boolean seemsReadable(Order order) {
    if (order.size().pixels() <= MAX_TRIAL_PIXELS) {
      return isReadable(order);
    }
    try {
      Format format = renderers.get(order.format());
      return proofs.fault(layOut(order), order.text(), format).isEmpty();
    } catch (InvalidFields e) {
      return false;
    }
  }

  /** Whether it can be drawn and read. */
  boolean isReadable(Order order) {
    try {
      return fault(order, layOut(order)).isEmpty();
    } catch (InvalidFields e) {
      return false;
    }
  }

  /** Says what keeps an item from being read, where what would help was searched for others. */
  static InvalidFields refusal(Fault fault) {
    return refused(
        "pattern",
        new Judgement(
            fault.text()
                + ". What would help was looked for with other items only: send this one by itself,"
                + " or with what helps them."));
  }

  /** Says what keeps a picture from being read, where the turn of a search did not come. */
  static InvalidFields refusalWithoutSearch(Fault fault) {
    return refused(
        "pattern",
        new Judgement(fault.text() + ". What would help could not be looked for just now."));
  }

  /** Says what keeps a picture from being read, and what would help. */
  static InvalidFields refusal(Fault fault, Optional<Remedy> remedy) {
    if (remedy.isEmpty()) {
      return refused(
          "pattern", new Judgement(fault.text() + ", and auto_fix finds nothing that helps."));
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
