package io.quietzone.renderers.image;

import io.quietzone.renderers.spi.Image;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes files made of pixels by the JDK's own decoders; others on the class path are not asked.
 * The size is read before a pixel is, and large pictures are decoded at a fraction of it.
 */
final class RasterFile {

  /** Above it, only every second, third … pixel is decoded. */
  private static final int PIXELS_KEPT = 4_000_000;

  /** Decoders hold whole rows, and take long for many. */
  private static final int MAX_EDGE = 16_384;

  /** A progressive JPEG paints the whole picture with each scan. */
  private static final int MAX_SCANS = 64;

  /** Pixels painted by all scans together: the usual ten of the largest picture, and some more. */
  private static final long MAX_PAINTED = 200_000_000;

  private RasterFile() {}

  static Image read(RasterKind kind, byte[] file) throws UnreadableImageException {
    if (!kind.isWhole(file)) {
      throw damaged(kind);
    }
    ImageReader reader = reader(kind);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in, false, true);
      return read(kind, file, reader);
    } catch (IOException | RuntimeException e) {
      throw damaged(kind);
    } finally {
      reader.dispose();
    }
  }

  private static Image read(RasterKind kind, byte[] file, ImageReader reader)
      throws IOException, UnreadableImageException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    long pixels = (long) width * height;
    if (pixels < 1 || pixels > kind.maxPixels || Math.max(width, height) > MAX_EDGE) {
      throw new UnreadableImageException(
          "This picture has "
              + width
              + " × "
              + height
              + " pixels: at most "
              + kind.maxPixels / 1_000_000
              + " million are read, and at most "
              + MAX_EDGE
              + " in a row or column.");
    }
    if (file.length < LeastLength.of(kind, file) || !isSound(kind, file, reader)) {
      throw damaged(kind);
    }
    if (kind == RasterKind.JPEG) {
      checkScans(file, pixels);
    }
    ImageReadParam every = reader.getDefaultReadParam();
    int step = (int) Math.ceil(Math.sqrt((double) pixels / PIXELS_KEPT));
    every.setSourceSubsampling(step, step, 0, 0);
    if (kind == RasterKind.JPEG) {
      AdobeMarker adobe = AdobeMarker.of(file);
      if (adobe.components() == 4) {
        return adobe.toRgb(reader.readRaster(0, every));
      }
    }
    return image(reader.read(0, every));
  }

  private static boolean isSound(RasterKind kind, byte[] file, ImageReader reader)
      throws IOException {
    return !kind.format.equals("tiff") || TiffLayout.isSound(reader, file.length, kind.maxPixels);
  }

  private static ImageReader reader(RasterKind kind) {
    for (Iterator<ImageReader> all = ImageIO.getImageReadersByFormatName(kind.format);
        all.hasNext(); ) {
      ImageReader reader = all.next();
      if (reader.getClass().getModule() == ImageIO.class.getModule()) {
        return reader;
      }
    }
    throw new IllegalStateException("this Java does not read " + kind.format);
  }

  private static void checkScans(byte[] file, long pixels) throws UnreadableImageException {
    long most = Math.min(MAX_SCANS, MAX_PAINTED / pixels);
    if (JpegScans.of(file).count() > most) {
      throw new UnreadableImageException(
          "A JPEG of this size has at most " + most + " scans: save it with fewer, or as PNG.");
    }
  }

  private static Image image(BufferedImage decoded) {
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    Raster raster = decoded.getRaster();
    boolean grey =
        raster.getNumBands() <= 2 && !(decoded.getColorModel() instanceof IndexColorModel);
    if (!grey) {
      return new Image(width, height, decoded.getRGB(0, 0, width, height, null, 0, width));
    }
    // Java takes grey for linear light and would brighten it.
    int shift = raster.getSampleModel().getSampleSize(0) - 8;
    int[] pixels = new int[width * height];
    int[] samples = new int[width];
    for (int y = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, samples);
      for (int x = 0; x < width; x++) {
        int alpha = raster.getNumBands() == 2 ? raster.getSample(x, y, 1) : 255;
        int value = shift > 0 ? samples[x] >> shift : samples[x];
        int seen = raster.getNumBands() == 2 && shift > 0 ? alpha >> shift : alpha;
        pixels[y * width + x] = seen << 24 | value * 0x010101;
      }
    }
    return new Image(width, height, pixels);
  }

  private static UnreadableImageException damaged(RasterKind kind) {
    return new UnreadableImageException(
        "This "
            + kind.format.toUpperCase(Locale.ROOT)
            + " file is damaged, cut off or of an unusual kind: save it again, as PNG for example.");
  }
}
