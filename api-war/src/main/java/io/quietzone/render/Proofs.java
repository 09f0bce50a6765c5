package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.Decoder;
import io.quietzone.renderers.proof.Luminance;
import io.quietzone.renderers.proof.PictureProof;
import io.quietzone.renderers.proof.PixelFile;
import io.quietzone.renderers.proof.SymbolProof;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.vector.PaintingException;
import io.quietzone.renderers.vector.VectorFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Proves that pictures can be read back before they are delivered: the modules of every symbol, and
 * the file of each new combination of format, style, version and level, by every decoder. A
 * combination that was proven is remembered, and looked at again now and then.
 */
@Singleton
class Proofs {

  /** Of the light that white sends back (ISO/IEC 15415, clause 7.8.4: less has the grade F). */
  private static final double LEAST_CONTRAST = 0.2;

  /** From how many pixels on a module looks the same to a decoder. */
  private static final int LARGE_MODULE = 12;

  /** As many pixels as a file of lines is wide at most when it is looked at. */
  private static final int VECTOR_PIXELS = 1500;

  /** One in so many pictures of combinations that were proven is read again. */
  private static final int SAMPLE = 64;

  /** But no combination more often: to read a large picture takes a second. */
  private static final Duration SAMPLE_PAUSE = Duration.ofSeconds(1);

  /**
   * How many pictures the decoders read at once: one that they cannot read is enlarged, and takes
   * 70 MB in them.
   */
  private static final int READINGS = Math.max(2, Runtime.getRuntime().availableProcessors());

  /** Told of a file that every decoder has read. */
  private static final String READ =
      "matrix, "
          + Arrays.stream(Decoder.values())
              .map(decoder -> decoder.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));

  /** Told of a file that was not turned into pixels: the decoders have read its shapes. */
  private static final String SHAPES = "matrix, shapes";

  /** Told of a picture whose combination of style, version and format was read before. */
  static final String REMEMBERED = "matrix, remembered";

  /** When each combination was last read. */
  private final Cache<String, Instant> proven = Caffeine.newBuilder().maximumSize(100_000).build();

  private final Clock clock;
  private final Semaphore readings;
  private final AtomicInteger remembered = new AtomicInteger();

  @Inject
  Proofs(Clock clock) {
    this(clock, READINGS);
  }

  /** Proofs that read so many pictures at once. */
  Proofs(Clock clock, int readings) {
    this.clock = clock;
    this.readings = new Semaphore(readings, true);
  }

  /**
   * What keeps a drawing from being read, whatever a format's renderer makes of it.
   *
   * @param text what its symbol says
   * @return empty if nothing does
   */
  Optional<Fault> fault(Drawing drawing, String text, Format format) {
    if (!SymbolProof.reads(drawing.visibleSymbol(), text)) {
      return Optional.of(Fault.COVERED);
    }
    Drawing seen = format.isOnWhite() ? onWhite(drawing) : drawing;
    return inTurn(() -> unread(Sight.of(seen, LARGE_MODULE), text));
  }

  /** What keeps a drawing from being read in the file that a format made of it. */
  Optional<Fault> fault(Drawing drawing, String text, Format format, byte[] file) {
    try {
      return read(drawing, text, format, file).fault();
    } catch (PaintingException e) {
      return Optional.empty();
    }
  }

  /**
   * Proves a picture that is to be delivered.
   *
   * @param file its bytes
   * @return what was checked, for the caller
   * @throws UnreadableException if something keeps it from being read
   */
  String prove(Drawing drawing, String text, Format format, byte[] file) {
    String combination = combination(drawing, format);
    if (isKnown(combination)) {
      if (!SymbolProof.reads(drawing.visibleSymbol(), text)) {
        throw new UnreadableException(Fault.COVERED);
      }
      return REMEMBERED;
    }
    refuse(fault(drawing, text, format));
    try {
      Reading reading = read(drawing, text, format, file);
      refuse(reading.fault());
      proven.put(combination, clock.instant());
      return reading.isOfFile() ? READ : SHAPES;
    } catch (PaintingException e) {
      // The machine is busy: the next picture of the combination proves it.
      return SHAPES;
    }
  }

  private static void refuse(Optional<Fault> fault) {
    if (fault.isPresent()) {
      throw new UnreadableException(fault.get());
    }
  }

  /** Whether a picture needs no other proof than that of its modules, which succeeds. */
  boolean knows(Drawing drawing, String text, Format format) {
    return isKnown(combination(drawing, format))
        && SymbolProof.reads(drawing.visibleSymbol(), text);
  }

  /** Now and then a combination is forgotten, so that its next picture is read again. */
  private boolean isKnown(String combination) {
    Instant last = proven.getIfPresent(combination);
    if (last == null) {
      return false;
    }
    if (remembered.incrementAndGet() % SAMPLE == 0
        && clock.instant().isAfter(last.plus(SAMPLE_PAUSE))) {
      proven.invalidate(combination);
      return false;
    }
    return true;
  }

  private static Drawing onWhite(Drawing drawing) {
    SymbolStyle style = drawing.style();
    return Drawing.of(
        drawing.symbol(),
        style.withBackground(style.background().over(Color.WHITE)),
        drawing.size());
  }

  /**
   * Reads a picture when its turn comes. Nothing that is done in turn waits for anything else, so
   * that every turn ends.
   */
  private <T> T inTurn(Supplier<T> reading) {
    try {
      readings.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", e);
    }
    try {
      return reading.get();
    } finally {
      readings.release();
    }
  }

  private static Optional<Fault> unread(Sight sight, String text) {
    if (Math.abs(sight.levels().contrast()) < LEAST_CONTRAST) {
      return Optional.of(Fault.FAINT);
    }
    return unread(sight.luminance(), text);
  }

  private static Optional<Fault> unread(Luminance picture, String text) {
    return PictureProof.unread(picture, text).map(Fault::unread);
  }

  /**
   * What the decoders made of a file.
   *
   * @param isOfFile whether they saw it: nothing here turns EPS into pixels
   * @param fault what keeps it from being read; empty if nothing does, or it was not seen
   */
  private record Reading(boolean isOfFile, Optional<Fault> fault) {

    static Reading of(Luminance picture, String text) {
      return new Reading(true, unread(picture, text));
    }
  }

  /**
   * Reads a file.
   *
   * @throws PaintingException if there was no time to turn it into pixels
   */
  private Reading read(Drawing drawing, String text, Format format, byte[] file)
      throws PaintingException {
    Optional<Reading> ofPixels =
        inTurn(() -> pixels(drawing, format, file).map(picture -> Reading.of(picture, text)));
    if (ofPixels.isPresent()) {
      return ofPixels.get();
    }
    // A file of lines waits for a turn of its own to be painted, and holds up no other meanwhile.
    return painted(drawing, format, file)
        .map(picture -> inTurn(() -> Reading.of(picture, text)))
        .orElse(new Reading(false, Optional.empty()));
  }

  /** Decodes a file; empty if it is not made of pixels. */
  private static Optional<Luminance> pixels(Drawing drawing, Format format, byte[] file) {
    int step = Math.max(1, drawing.modulePixels() / LARGE_MODULE);
    try {
      return PixelFile.look(file, format.mediaType(), step, Sight.paper(drawing.style()));
    } catch (IOException | RuntimeException e) {
      throw damaged(format, e);
    }
  }

  /**
   * Paints a file of lines.
   *
   * @return empty if nothing here can, as for EPS
   * @throws PaintingException if there is no time for it
   */
  private static Optional<Luminance> painted(Drawing drawing, Format format, byte[] file)
      throws PaintingException {
    int module = Math.max(1, Math.min(LARGE_MODULE, VECTOR_PIXELS / drawing.modules()));
    try {
      return VectorFile.paint(file, format.mediaType(), drawing.modules() * module)
          .map(image -> Luminance.of(image, Sight.paper(drawing.style())));
    } catch (PaintingException e) {
      if (e.reason() == PaintingException.Reason.DAMAGED) {
        throw damaged(format, e);
      }
      throw e;
    } catch (RuntimeException e) {
      throw damaged(format, e);
    }
  }

  private static BrokenPluginException damaged(Format format, Exception e) {
    return new BrokenPluginException("the renderer " + format + " drew a damaged picture", e);
  }

  private static String combination(Drawing drawing, Format format) {
    return Sha256.hex(
        format.name(),
        String.valueOf(drawing.style()),
        drawing.symbol().version() + " " + drawing.symbol().errorCorrection(),
        String.valueOf(Math.min(LARGE_MODULE, drawing.modulePixels())));
  }
}
