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
          sprite.add(y - top - row * modulePixels, pixel, levels);
        }
      }
    }
    levels.touch(left, left + keys.length * modulePixels);
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
