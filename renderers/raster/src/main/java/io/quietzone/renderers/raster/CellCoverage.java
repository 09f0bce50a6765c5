package io.quietzone.renderers.raster;

import io.quietzone.renderers.drawing.Modules;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a symbol, each copied from a sprite: the shape of a cell is turned into pixels
 * only once for each picture.
 */
final class CellCoverage implements PackedCoverage {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Modules modules;
  private final int modulePixels;
  private final int left;
  private final int top;

  /** Of each key, row by row. */
  private final @Nullable Sprite[] sprites = new Sprite[Modules.MAX_KEYS];

  /** The same as nibbles, where they are used: a long for each row. */
  private final long[] @Nullable [] packed = new long[Modules.MAX_KEYS][];

  /** A row of a cell where nothing is. */
  private final byte[] nothing;

  /** The keys of the current row of modules. */
  private final int[] keys;

  private int keysRow = -1;

  CellCoverage(Modules modules, int modulePixels, int marginPixels) {
    this.modules = modules;
    this.modulePixels = modulePixels;
    this.left = marginPixels + modules.left() * modulePixels;
    this.top = marginPixels + modules.top() * modulePixels;
    this.nothing = new byte[modulePixels + Long.BYTES];
    this.keys = new int[modules.size()];
  }

  @Override
  public void add(int y, Levels levels) {
    int inModule = toRow(y);
    if (inModule < 0) {
      return;
    }
    if (levels.isEmpty()) {
      copy(inModule * modulePixels, levels.values);
    } else {
      for (int x = 0; x < keys.length; x++) {
        Sprite sprite = sprites[keys[x]];
        if (sprite != null) {
          sprite.add(inModule, left + x * modulePixels, levels);
        }
      }
    }
    levels.touch(left, left + keys.length * modulePixels);
  }

  /** Cells of few pixels: a row of one is a long. */
  @Override
  public boolean isPacked() {
    return modulePixels <= Nibbles.IN_LONG;
  }

  @Override
  public void addPacked(int y, byte[] target, int offset) {
    int inModule = toRow(y);
    if (inModule < 0) {
      return;
    }
    int bits = 4 * modulePixels;
    int at = offset + left / 2;
    // What is not written yet, in its highest bits.
    long open = 0;
    int openBits = 4 * (left % 2);
    for (int key : keys) {
      long row = key == 0 ? 0 : packed(key)[inModule];
      open |= row >>> openBits;
      openBits += bits;
      if (openBits >= Long.SIZE) {
        Nibbles.add(target, at, open);
        at += Long.BYTES;
        openBits -= Long.SIZE;
        open = openBits == 0 ? 0 : row << (bits - openBits);
      }
    }
    if (openBits > 0) {
      Nibbles.add(target, at, open);
    }
  }

  private long[] packed(int key) {
    long[] known = packed[key];
    return known != null ? known : pack(key);
  }

  private long[] pack(int key) {
    Sprite sprite = sprites[key];
    long[] rows = sprite == null ? new long[modulePixels] : sprite.packed();
    packed[key] = rows;
    return rows;
  }

  /**
   * Reads the cells of a row of pixels.
   *
   * @return which row of pixels in them it is, or -1 if there are none
   */
  private int toRow(int y) {
    int row = Math.floorDiv(y - top, modulePixels);
    if (row < 0 || row >= modules.size()) {
      return -1;
    }
    if (row != keysRow) {
      readKeys(row);
    }
    return y - top - row * modulePixels;
  }

  /** In steps of eight pixels: what is copied too much the next cell overwrites. */
  private void copy(int inSprite, byte[] target) {
    int end = left + keys.length * modulePixels;
    int pixel = left;
    for (int key : keys) {
      Sprite sprite = sprites[key];
      byte[] source = sprite == null ? nothing : sprite.levels();
      int from = sprite == null ? 0 : inSprite;
      if (pixel + modulePixels + Long.BYTES <= end) {
        for (int i = 0; i < modulePixels; i += Long.BYTES) {
          LONGS.set(target, pixel + i, (long) LONGS.get(source, from + i));
        }
      } else {
        System.arraycopy(source, from, target, pixel, modulePixels);
      }
      pixel += modulePixels;
    }
  }

  private void readKeys(int row) {
    modules.keys(row, keys);
    for (int key : keys) {
      if (key > 0 && sprites[key] == null) {
        sprites[key] = Sprite.of(modules.shape(key), 1, modulePixels);
      }
    }
    keysRow = row;
  }
}
