package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture made of pixels, from the bytes of its file. */
public final class PixelFile {

  private PixelFile() {}

  /**
   * Looks at a file of ours. Only every so many pixels are decoded of a large one, so that it takes
   * no more memory than a small one.
   *
   * @param mediaType may have parameters
   * @param step 1 for every pixel, 2 for every other one in each direction, and so on
   * @param paper what shows where the picture does not cover it; opaque
   * @return empty if Java has no decoder for the format, as for formats not made of pixels
   * @throws IOException if the file is damaged
   */
  public static Optional<Luminance> look(byte[] file, String mediaType, int step, Color paper)
      throws IOException {
    Iterator<ImageReader> readers =
        ImageIO.getImageReadersByMIMEType(mediaType.replaceFirst("[ \t]*;.*", ""));
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      ImageReadParam every = reader.getDefaultReadParam();
      every.setSourceSubsampling(step, step, step / 2, step / 2);
      BufferedImage image = reader.read(0, every);
      return Optional.of(Luminance.of(image, paper));
    } finally {
      reader.dispose();
    }
  }
}
