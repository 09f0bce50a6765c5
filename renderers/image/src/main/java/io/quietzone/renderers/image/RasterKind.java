package io.quietzone.renderers.image;

/** Kinds of files made of pixels, and how each begins. */
enum RasterKind {
  PNG("png", 16_000_000, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A),
  JPEG("jpeg", 16_000_000, 0xFF, 0xD8, 0xFF),
  GIF("gif", 16_000_000, 'G', 'I', 'F', '8'),
  BMP("bmp", 16_000_000, 'B', 'M'),
  // Their strips are decoded whole, so that fewer pixels take as much memory.
  TIFF_LITTLE_ENDIAN("tiff", 4_000_000, 'I', 'I', 42, 0),
  TIFF_BIG_ENDIAN("tiff", 4_000_000, 'M', 'M', 0, 42);

  /** What {@code javax.imageio} calls it. */
  final String format;

  /** How many are decoded at most. */
  final int maxPixels;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final int[] start;

  RasterKind(String format, int maxPixels, int... start) {
    this.format = format;
    this.maxPixels = maxPixels;
    this.start = start;
  }

  boolean matches(byte[] file) {
    if (file.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((file[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a file has the end that its kind requires; decoders are content without. */
  boolean isWhole(byte[] file) {
    return switch (this) {
      case PNG -> lastIndexOf(file, 'I', 'E', 'N', 'D') > 0;
      case JPEG -> JpegScans.of(file).ended();
      case GIF -> file[file.length - 1] == 0x3B || file[file.length - 1] == 0;
      default -> true;
    };
  }

  static int lastIndexOf(byte[] file, int... bytes) {
    for (int at = file.length - bytes.length; at >= 0; at--) {
      int same = 0;
      while (same < bytes.length && (file[at + same] & 0xFF) == bytes[same]) {
        same++;
      }
      if (same == bytes.length) {
        return at;
      }
    }
    return -1;
  }
}
