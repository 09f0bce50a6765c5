package io.quietzone.renderers.image;

import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.vector.PaintingException;
import io.quietzone.renderers.vector.SvgPainter;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * SVG files: rebuilt from what is allowed in them (see {@link SvgAllowList}), and only then drawn,
 * with a deadline.
 */
final class SvgFile {

  private static final int MAX_BYTES = 64 * 1024;
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /** How long a file waits for its turn. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private static final Pattern ROOT = Pattern.compile("<([\\w.-]+:)?svg[\\s/>]");

  private SvgFile() {}

  /** Whether a file begins like XML that goes on to be SVG. */
  static boolean matches(byte[] file) {
    // Without the zeros of UTF-16, whichever way round, and byte order marks.
    String text =
        new String(file, 0, Math.min(file.length, MAX_BYTES), StandardCharsets.ISO_8859_1)
            .replace("\0", "")
            .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "");
    return text.stripLeading().startsWith("<") && ROOT.matcher(text).find();
  }

  static Image read(byte[] file) throws UnreadableImageException {
    if (file.length > MAX_BYTES) {
      throw new UnreadableImageException(
          "An SVG file has at most " + MAX_BYTES / 1024 + " KiB: simplify it, or send a PNG.");
    }
    String allowed = SvgAllowList.rebuild(file);
    try {
      BufferedImage image =
          SvgPainter.paint(
              allowed.getBytes(StandardCharsets.UTF_8), SvgPainter.OWN_SIZE, PATIENCE, DEADLINE);
      int width = image.getWidth();
      int height = image.getHeight();
      return new Image(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    } catch (PaintingException e) {
      throw switch (e.reason()) {
        case BUSY -> UnreadableImageException.busy();
        case SLOW ->
            new UnreadableImageException(
                "This SVG takes too long to draw: simplify it, or send it as PNG.");
        case DAMAGED -> new UnreadableImageException("This SVG cannot be drawn: send it as PNG.");
      };
    }
  }
}
