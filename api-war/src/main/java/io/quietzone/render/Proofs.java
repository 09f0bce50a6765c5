package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.proof.Decoder;
import io.quietzone.renderers.proof.PictureProof;
import io.quietzone.renderers.proof.PixelFile;
import io.quietzone.renderers.proof.SymbolProof;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Proves that pictures can be read back before they are delivered: the modules of every symbol, and
 * the picture of each new combination of format, style, version and level, by every decoder. A
 * combination that was proven is remembered, and looked at again now and then.
 */
@Singleton
class Proofs {

  /** Of the light that white sends back (ISO/IEC 15415, clause 7.8.4: less has the grade F). */
  private static final double LEAST_CONTRAST = 0.2;

  /** From how many pixels on a module looks the same to a decoder. */
  private static final int LARGE_MODULE = 12;

  /** One in so many pictures of combinations that were proven is read again. */
  private static final int SAMPLE = 64;

  /** But no combination more often: to read a large picture takes a second. */
  private static final Duration SAMPLE_PAUSE = Duration.ofSeconds(1);

  /** Told of a picture whose combination of style, version and format was read before. */
  static final String REMEMBERED = "matrix, remembered";

  /** When each combination was last read. */
  private final Cache<String, Instant> proven = Caffeine.newBuilder().maximumSize(100_000).build();

  private final Clock clock;
  private final AtomicInteger remembered = new AtomicInteger();

  @Inject
  Proofs(Clock clock) {
    this.clock = clock;
  }

  /**
   * What keeps a drawing from being read, whatever its format.
   *
   * @param text what its symbol says
   * @return empty if nothing does
   */
  Optional<Fault> fault(Drawing drawing, String text) {
    if (!SymbolProof.reads(drawing.visibleSymbol(), text)) {
      return Optional.of(Fault.COVERED);
    }
    Sight sight = Sight.of(drawing, LARGE_MODULE);
    if (Math.abs(sight.levels().contrast()) < LEAST_CONTRAST) {
      return Optional.of(Fault.FAINT);
    }
    return PictureProof.unread(sight.luminance(), text).map(Fault::unread);
  }

  /** What keeps a drawing from being read in the file that a format made of it. */
  Optional<Fault> fault(Drawing drawing, String text, Format format, byte[] file) {
    return unread(drawing, text, format, file).map(Fault::unread);
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
    Optional<Fault> fault = fault(drawing, text).or(() -> fault(drawing, text, format, file));
    if (fault.isPresent()) {
      throw new UnreadableException(fault.get());
    }
    proven.put(combination, clock.instant());
    return "matrix, "
        + Arrays.stream(Decoder.values())
            .map(decoder -> decoder.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
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

  /** The first decoder that does not read the text in a file made of pixels. */
  private static Optional<Decoder> unread(
      Drawing drawing, String text, Format format, byte[] file) {
    int step = Math.max(1, drawing.modulePixels() / LARGE_MODULE);
    try {
      return PixelFile.look(file, format.mediaType(), step, Sight.paper(drawing.style()))
          .flatMap(picture -> PictureProof.unread(picture, text));
    } catch (IOException | RuntimeException e) {
      throw new BrokenPluginException("the renderer " + format + " drew a damaged picture", e);
    }
  }

  private static String combination(Drawing drawing, Format format) {
    return Sha256.hex(
        format.name(),
        String.valueOf(drawing.style()),
        drawing.symbol().version() + " " + drawing.symbol().errorCorrection(),
        String.valueOf(Math.min(LARGE_MODULE, drawing.modulePixels())));
  }
}
