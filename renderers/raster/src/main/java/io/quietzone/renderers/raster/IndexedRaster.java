package io.quietzone.renderers.raster;

import io.quietzone.renderers.spi.Color;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pixels of a picture of flat colours as indices of a palette that grows with the rows drawn.
 * The background is index 0.
 */
public final class IndexedRaster {

  /** How many colours there may be. */
  public static final int MAX_COLORS = 256;

  private static final int LEVELS = Levels.FULL + 1;

  private final int edge;
  private final List<Layer> layers;
  private final Levels levels;

  /** The shapes, if all can be drawn so; the levels of a single layer are its indices. */
  private final List<PackedCoverage> packed;

  /** A row of indices and one more, if there are other shapes in a picture of few colours. */
  private final byte[] unpacked;

  private final int[] palette = new int[MAX_COLORS];
  private int colors;
  private final Map<Integer, Integer> indices = new HashMap<>();

  /** Of each layer, for each index below and each level, the index seen; -1 where not yet known. */
  private final short[][] seen;

  IndexedRaster(int edge, int background, List<Layer> layers) {
    this.edge = edge;
    this.layers = layers;
    this.levels = new Levels(edge);
    this.packed = packed(layers);
    boolean all = layers.stream().mapToInt(layer -> layer.shapes().size()).sum() == packed.size();
    this.unpacked = all || layers.size() > 1 ? new byte[0] : new byte[edge + 1];
    this.seen = new short[layers.size()][MAX_COLORS * LEVELS];
    for (short[] table : seen) {
      Arrays.fill(table, (short) -1);
    }
    index(background);
    if (!layers.isEmpty()) {
      // The levels of the lowest layer are its indices, so that its sprites need no translation.
      for (int level = 1; level < LEVELS; level++) {
        palette[colors++] = seen(0, background, level);
        indices.putIfAbsent(palette[level], level);
      }
    }
  }

  private static List<PackedCoverage> packed(List<Layer> layers) {
    return layers.stream()
        .flatMap(layer -> layer.shapes().stream())
        .filter(PackedCoverage.class::isInstance)
        .map(PackedCoverage.class::cast)
        .filter(PackedCoverage::isPacked)
        .toList();
  }

  /** The edge of the picture, in pixels. */
  public int edge() {
    return edge;
  }

  /**
   * Whether sixteen colours are enough, known before any row is drawn: for a single paint they are.
   */
  public boolean hasAtMost16Colors() {
    return layers.size() <= 1;
  }

  /** How many colours there are so far. */
  public int colors() {
    return colors;
  }

  /**
   * A colour of the palette.
   *
   * @param index 0 to {@code colors() - 1}
   * @return {@code 0xAARRGGBB}, not premultiplied
   */
  public int color(int index) {
    return palette[index];
  }

  /**
   * Draws a row as two indices in a byte, the left one in the higher bits; for pictures that have
   * {@linkplain #hasAtMost16Colors() at most 16 colours}. Rows have to be asked for in ascending
   * order.
   *
   * @param y the row, 0 to {@code edge() - 1}
   * @param target receives the indices, up to its end, which is that of the row
   * @param offset where to begin
   */
  public void packedRow(int y, byte[] target, int offset) {
    if (unpacked.length > 0) {
      // There are never too many colours.
      row(y, unpacked, 0);
      Nibbles.pack(unpacked, target, offset);
      return;
    }
    Arrays.fill(target, offset, target.length, (byte) 0);
    for (PackedCoverage shape : packed) {
      shape.addPacked(y, target, offset);
    }
  }

  /**
   * Draws a row. Rows have to be asked for in ascending order.
   *
   * @param y the row, 0 to {@code edge() - 1}
   * @param target receives {@code edge()} indices
   * @param offset where to begin
   * @return false if there are more than {@value #MAX_COLORS} colours: the raster is of no use then
   */
  public boolean row(int y, byte[] target, int offset) {
    Arrays.fill(target, offset, offset + edge, (byte) 0);
    boolean fits = true;
    for (int layer = 0; layer < layers.size() && fits; layer++) {
      layers.get(layer).levels(y, levels);
      if (levels.isEmpty()) {
        continue;
      }
      if (layer == 0) {
        System.arraycopy(
            levels.values, levels.from, target, offset + levels.from, levels.to - levels.from);
      } else {
        fits = lay(layer, target, offset);
      }
    }
    return fits;
  }

  private boolean lay(int layer, byte[] target, int offset) {
    short[] table = seen[layer];
    for (int x = levels.from; x < levels.to; x++) {
      int level = levels.values[x];
      if (level > 0) {
        int below = target[offset + x] & 0xFF;
        int entry = below * LEVELS + level;
        if (table[entry] < 0) {
          table[entry] = (short) index(seen(layer, palette[below], level));
          if (table[entry] < 0) {
            return false;
          }
        }
        target[offset + x] = (byte) table[entry];
      }
    }
    return true;
  }

  private int seen(int layer, int below, int level) {
    int paint = Argb.of((Color) layers.get(layer).paint());
    return Argb.over(Argb.covered(paint, level), below);
  }

  /** The index of a colour, or -1 if there is no room for it. */
  private int index(int argb) {
    Integer known = indices.get(argb);
    if (known != null) {
      return known;
    }
    if (colors == MAX_COLORS) {
      return -1;
    }
    palette[colors] = argb;
    indices.put(argb, colors);
    return colors++;
  }
}
