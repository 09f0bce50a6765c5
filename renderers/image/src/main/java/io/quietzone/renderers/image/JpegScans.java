package io.quietzone.renderers.image;

/**
 * What the markers of a JPEG say of its length (ITU-T T.81, B.1.1), those within segments and
 * behind the end apart: cameras write previews, notes and films there.
 *
 * @param count how many scans there are: a progressive one paints the whole picture with each
 * @param ended whether the picture's end is there; decoders are content without
 */
record JpegScans(int count, boolean ended) {

  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  static JpegScans of(byte[] file) {
    int count = 0;
    int at = 2;
    while (at + 1 < file.length) {
      int marker = file[at + 1] & 0xFF;
      if ((file[at] & 0xFF) != 0xFF || marker == 0xFF) {
        // Filling, or what decoders skip.
        at++;
      } else if (marker == END_OF_IMAGE) {
        return new JpegScans(count, true);
      } else if (standsAlone(marker)) {
        at += 2;
      } else if (at + 3 >= file.length) {
        break;
      } else {
        at += 2 + ((file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF));
        if (marker == START_OF_SCAN) {
          count++;
          at = endOfScan(file, at);
        }
      }
    }
    return new JpegScans(count, false);
  }

  /** Stuffed bytes, restarts and what arithmetic coding needs have no length behind them. */
  private static boolean standsAlone(int marker) {
    return marker <= 0x01 || (marker >= 0xD0 && marker <= 0xD7);
  }

  /** Where the next marker is that is neither a stuffed byte nor a restart. */
  private static int endOfScan(byte[] file, int start) {
    for (int at = start; at + 1 < file.length; at++) {
      int next = file[at + 1] & 0xFF;
      if ((file[at] & 0xFF) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
        return at;
      }
    }
    return file.length;
  }
}
