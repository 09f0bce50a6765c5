package io.quietzone.renderers.symbol;

/**
 * The modules of a version that carry no data (ISO/IEC 18004, clause 6.3): finder patterns with
 * their separators, timing and alignment patterns, and the places of the format and version
 * information.
 */
final class FunctionPatterns {

  private final int version;
  private final int size;
  private final boolean[][] reserved;
  private final boolean[][] dark;

  FunctionPatterns(int version) {
    this.version = version;
    this.size = size(version);
    this.reserved = new boolean[size][size];
    this.dark = new boolean[size][size];
    drawTiming();
    drawFinder(3, 3);
    drawFinder(size - 4, 3);
    drawFinder(3, size - 4);
    drawAlignment();
    drawFormatPlaces();
    drawVersion();
  }

  static int size(int version) {
    return 17 + 4 * version;
  }

  /** The modules of a version that are left for codewords and remainder bits (table 1). */
  static int dataModules(int version) {
    int modules = (16 * version + 128) * version + 64;
    if (version >= 2) {
      int alignments = version / 7 + 2;
      modules -= (25 * alignments - 10) * alignments - 55;
    }
    return version >= 7 ? modules - 36 : modules;
  }

  /** Whether a module carries no data. */
  boolean isReserved(int x, int y) {
    return reserved[y][x];
  }

  /** Whether a module is dark in every symbol of the version; format information is not. */
  boolean isDark(int x, int y) {
    return dark[y][x];
  }

  private void set(int x, int y, boolean isDark) {
    reserved[y][x] = true;
    dark[y][x] = isDark;
  }

  private void drawTiming() {
    for (int i = 0; i < size; i++) {
      set(6, i, i % 2 == 0);
      set(i, 6, i % 2 == 0);
    }
  }

  /** Draws a finder pattern and its separator around a centre. */
  private void drawFinder(int centerX, int centerY) {
    for (int dy = -4; dy <= 4; dy++) {
      for (int dx = -4; dx <= 4; dx++) {
        int x = centerX + dx;
        int y = centerY + dy;
        if (x >= 0 && x < size && y >= 0 && y < size) {
          int ring = Math.max(Math.abs(dx), Math.abs(dy));
          set(x, y, ring != 2 && ring != 4);
        }
      }
    }
  }

  private void drawAlignment() {
    for (FixedPattern pattern : FixedPattern.alignments(version)) {
      drawAlignment(pattern.x() + pattern.width() / 2, pattern.y() + pattern.height() / 2);
    }
  }

  private void drawAlignment(int centerX, int centerY) {
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        set(centerX + dx, centerY + dy, Math.max(Math.abs(dx), Math.abs(dy)) != 1);
      }
    }
  }

  /** The rows and columns of the centres of the alignment patterns (annex E). */
  static int[] alignmentCenters(int version) {
    if (version == 1) {
      return new int[0];
    }
    int count = version / 7 + 2;
    int step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    int[] centers = new int[count];
    centers[0] = 6;
    for (int i = 1; i < count; i++) {
      centers[i] = size(version) - 7 - (count - 1 - i) * step;
    }
    return centers;
  }

  private void drawFormatPlaces() {
    for (int i = 0; i < 9; i++) {
      reserved[8][i] = true;
      reserved[i][8] = true;
    }
    for (int i = 1; i <= 8; i++) {
      reserved[8][size - i] = true;
      reserved[size - i][8] = true;
    }
    dark[size - 8][8] = true;
  }

  private void drawVersion() {
    if (version < 7) {
      return;
    }
    int bits = FormatInformation.version(version);
    for (int i = 0; i < 18; i++) {
      boolean isDark = ((bits >> i) & 1) == 1;
      set(size - 11 + i % 3, i / 3, isDark);
      set(i / 3, size - 11 + i % 3, isDark);
    }
  }
}
