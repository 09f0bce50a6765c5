package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Pen;
import io.quietzone.renderers.spi.Symbol;

/**
 * How the modules of a pattern are drawn: each by a shape in its own cell, which depends on a few
 * neighbours only, so that a renderer of pixels may draw each shape once and copy it.
 */
interface ModuleShapes {

  /** Above every key. */
  int MAX_KEYS = 64;

  /**
   * Which shapes stand in the cells of a row.
   *
   * @param keys receives of each cell 0 for none, or a number below {@link #MAX_KEYS}
   */
  void keys(Symbol modules, int y, int[] keys);

  /**
   * The shape of a key.
   *
   * @return in a cell from 0, 0 to 1, 1
   */
  Path shape(int key);

  /**
   * Draws all modules. Those that are joined share no edge in which a hairline could show.
   *
   * @param left where the symbol begins
   * @param top where the symbol begins
   */
  default void trace(Symbol modules, double left, double top, Pen pen) {
    int[] keys = new int[modules.size()];
    for (int y = 0; y < keys.length; y++) {
      keys(modules, y, keys);
      for (int x = 0; x < keys.length; x++) {
        if (keys[x] > 0) {
          shape(keys[x]).trace(left + x, top + y, pen);
        }
      }
    }
  }
}
