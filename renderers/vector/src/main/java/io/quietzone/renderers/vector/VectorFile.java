package io.quietzone.renderers.vector;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A picture of ours made of lines, from the bytes of its file: SVG or PDF. */
public final class VectorFile {

  /** How long a file waits for its turn to be drawn, and how long it may take then. */
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private VectorFile() {}

  /**
   * Turns a file into pixels.
   *
   * @param mediaType may have parameters
   * @param edge of the picture, in pixels; it is square
   * @return transparent where the file has nothing; empty for any other format: nothing in Java
   *     reads EPS
   * @throws PaintingException if the file is damaged, or there is no time for it
   */
  public static Optional<BufferedImage> paint(byte[] file, String mediaType, int edge)
      throws PaintingException {
    return switch (mediaType.replaceFirst("[ \t]*;.*", "").toLowerCase(Locale.ROOT)) {
      case "image/svg+xml" -> Optional.of(SvgPainter.paint(file, edge, DEADLINE, DEADLINE));
      case "application/pdf" -> Optional.of(PdfPainter.paint(file, edge));
      default -> Optional.empty();
    };
  }
}
