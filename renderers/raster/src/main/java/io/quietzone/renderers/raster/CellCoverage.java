package io.quietzone.renderers.raster;

import io.quietzone.renderers.drawing.Modules;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a symbol, each copied from a sprite: the shape of a cell is turned into pixels
 * only once for each picture.
 */
final class CellCoverage implements Coverage {

  private final Modules modules;
  private final int modulePixels;
  private final int left;
  private final int top;

  /** Of each key, row by row. */
  private final @Nullable Sprite[] sprites = new Sprite[Modules.MAX_KEYS];

  /** The keys of the current row of modules. */
  private final int[] keys;

  private int keysRow = -1;

  CellCoverage(Modules modules, int modulePixels, int marginPixels) {
    this.modules = modules;
    this.modulePixels = modulePixels;
    this.left = marginPixels + modules.left() * modulePixels;
    this.top = marginPixels + modules.top() * modulePixels;
    this.keys = new int[modules.size()];
  }

  @Override
  public void add(int y, Levels levels) {
    int row = Math.floorDiv(y - top, modulePixels);
    if (row < 0 || row >= modules.size()) {
      return;
    }
    if (row != keysRow) {
      readKeys(row);
    }
    boolean alone = levels.isEmpty();
    int inSprite = (y - top - row * modulePixels) * modulePixels;
    for (int x = 0; x < keys.length; x++) {
      Sprite sprite = sprites[keys[x]];
      if (sprite != null) {
        int pixel = left + x * modulePixels;
        if (alone) {
          System.arraycopy(sprite.levels(), inSprite, levels.values, pixel, modulePixels);
        } else {
          add(sprite.levels(), inSprite, levels.values, pixel);
        }
      }
    }
    levels.touch(left, left + keys.length * modulePixels);
  }

  private void add(byte[] sprite, int inSprite, byte[] values, int pixel) {
    for (int i = 0; i < modulePixels; i++) {
      values[pixel + i] = (byte) Math.min(Levels.FULL, values[pixel + i] + sprite[inSprite + i]);
    }
  }

  private void readKeys(int row) {
    for (int x = 0; x < keys.length; x++) {
      int key = modules.key(x, row);
      keys[x] = key;
      if (key > 0 && sprites[key] == null) {
        sprites[key] = sprite(key);
      }
    }
    keysRow = row;
  }

  private Sprite sprite(int key) {
    byte[] sprite = new byte[modulePixels * modulePixels];
    PathCoverage path = new PathCoverage(modules.shape(key), modulePixels, 0, modulePixels);
    Levels row = new Levels(modulePixels);
    for (int y = 0; y < modulePixels; y++) {
      row.clear();
      path.add(y, row);
      System.arraycopy(row.values, 0, sprite, y * modulePixels, modulePixels);
    }
    return new Sprite(sprite);
  }

  /** The levels of a cell, row by row. */
  private record Sprite(byte[] levels) {}
}
