package io.quietzone.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.GradientColors;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.Decoder;
import io.quietzone.renderers.proof.Luminance;
import io.quietzone.renderers.proof.ModuleLevels;
import io.quietzone.renderers.proof.PictureProof;
import io.quietzone.renderers.proof.PixelFile;
import io.quietzone.renderers.proof.SymbolProof;
import io.quietzone.renderers.raster.Raster;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.PrintSize;
import jakarta.inject.Singleton;
import java.io.IOException;
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

  /** One in so many pictures of a combination that was proven is read again. */
  private static final int SAMPLE = 64;

  private final Cache<String, Boolean> proven = Caffeine.newBuilder().maximumSize(100_000).build();
  private final AtomicInteger remembered = new AtomicInteger();

  /** Told of a picture whose combination of style, version and format was read before. */
  static final String REMEMBERED = "matrix, remembered";

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
    Drawing looked = lookedAt(drawing);
    Luminance picture = look(looked);
    double contrast =
        ModuleLevels.of(
                picture,
                looked.symbol(),
                looked.symbolXPixels(),
                looked.symbolYPixels(),
                looked.modulePixels())
            .contrast();
    if (Math.abs(contrast) < LEAST_CONTRAST) {
      return Optional.of(Fault.FAINT);
    }
    return PictureProof.unread(picture, text).map(Fault::unread);
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
    boolean known = proven.getIfPresent(combination) != null;
    if (known && remembered.incrementAndGet() % SAMPLE != 0) {
      if (!SymbolProof.reads(drawing.visibleSymbol(), text)) {
        throw new UnreadableException(Fault.COVERED);
      }
      return REMEMBERED;
    }
    Optional<Fault> fault = fault(drawing, text);
    if (fault.isPresent()) {
      throw new UnreadableException(fault.get());
    }
    Optional<Decoder> unread = unread(drawing, text, format, file);
    if (unread.isPresent()) {
      throw new UnreadableException(Fault.unread(unread.get()));
    }
    proven.put(combination, true);
    return "matrix, "
        + Arrays.stream(Decoder.values())
            .map(decoder -> decoder.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  /** Whether a picture needs no other proof than that of its modules, which succeeds. */
  boolean knows(Drawing drawing, String text, Format format) {
    return proven.getIfPresent(combination(drawing, format)) != null
        && SymbolProof.reads(drawing.visibleSymbol(), text);
  }

  /** The first decoder that does not read the text in a file made of pixels. */
  private static Optional<Decoder> unread(
      Drawing drawing, String text, Format format, byte[] file) {
    int step = Math.max(1, drawing.modulePixels() / LARGE_MODULE);
    try {
      return PixelFile.look(file, format.mediaType(), step, paper(drawing.style()))
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

  /** The same with modules that are large enough for any decoder, unless they are smaller. */
  private static Drawing lookedAt(Drawing drawing) {
    if (drawing.modulePixels() <= LARGE_MODULE) {
      return drawing;
    }
    int pixels = drawing.modules() * LARGE_MODULE;
    return Drawing.of(drawing.symbol(), drawing.style(), new PrintSize(pixels / 100.0, 100));
  }

  private static Luminance look(Drawing drawing) {
    Raster raster = Raster.of(drawing);
    int edge = raster.edge();
    int[] pixels = new int[edge * edge];
    int[] row = new int[edge];
    for (int y = 0; y < edge; y++) {
      raster.row(y, row);
      System.arraycopy(row, 0, pixels, y * edge, edge);
    }
    return Luminance.of(pixels, edge, edge, paper(drawing.style()));
  }

  /** Who prints light modules on nothing prints them on something dark. */
  private static Color paper(SymbolStyle style) {
    GradientColors gradient = style.gradient();
    Color ink = gradient == null ? style.color() : gradient.from();
    return ink.red() + ink.green() + ink.blue() > 3 * 128 ? Color.BLACK : Color.WHITE;
  }
}
