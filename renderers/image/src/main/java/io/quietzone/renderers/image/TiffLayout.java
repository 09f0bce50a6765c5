package io.quietzone.renderers.image;

import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;

/**
 * How a TIFF file is cut into strips or tiles. The decoder takes its word for their sizes, so that
 * they are looked at before: a file of 200 bytes would otherwise take 2 GB.
 */
final class TiffLayout {

  /**
   * None, CCITT, LZW, Deflate and PackBits. JPEG is not among them: what is inside has a size of
   * its own, which nobody would look at.
   */
  private static final Set<Integer> COMPRESSIONS =
      Set.of(
          BaselineTIFFTagSet.COMPRESSION_NONE,
          BaselineTIFFTagSet.COMPRESSION_CCITT_RLE,
          BaselineTIFFTagSet.COMPRESSION_CCITT_T_4,
          BaselineTIFFTagSet.COMPRESSION_CCITT_T_6,
          BaselineTIFFTagSet.COMPRESSION_LZW,
          BaselineTIFFTagSet.COMPRESSION_ZLIB,
          BaselineTIFFTagSet.COMPRESSION_DEFLATE,
          BaselineTIFFTagSet.COMPRESSION_PACKBITS);

  private final ImageReader reader;
  private final TIFFDirectory directory;

  private TiffLayout(ImageReader reader) throws IOException {
    this.reader = reader;
    this.directory = TIFFDirectory.createFromMetadata(reader.getImageMetadata(0));
  }

  /**
   * Whether the parts of a file's first picture lie in the file.
   *
   * @param maxPixels how many one tile may have
   */
  static boolean isSound(ImageReader reader, long length, int maxPixels) throws IOException {
    TiffLayout layout = new TiffLayout(reader);
    long stored =
        layout.sum(BaselineTIFFTagSet.TAG_STRIP_BYTE_COUNTS)
            + layout.sum(BaselineTIFFTagSet.TAG_TILE_BYTE_COUNTS);
    return layout.isDecodedHere() && layout.tilePixels() <= maxPixels && stored <= length;
  }

  private boolean isDecodedHere() {
    TIFFField compression = directory.getTIFFField(BaselineTIFFTagSet.TAG_COMPRESSION);
    return compression == null || COMPRESSIONS.contains(compression.getAsInt(0));
  }

  private long tilePixels() throws IOException {
    return reader.isImageTiled(0) ? (long) reader.getTileWidth(0) * reader.getTileHeight(0) : 0;
  }

  private long sum(int tag) {
    TIFFField field = directory.getTIFFField(tag);
    long sum = 0;
    for (int i = 0; field != null && i < field.getCount(); i++) {
      sum += field.getAsLong(i);
    }
    return sum;
  }
}
