package io.quietzone.renderers.raster;

/** How much of each pixel something covers, row by row. */
interface Coverage {

  /**
   * Adds a row.
   *
   * @param y the row, from 0; rows are asked for in ascending order, some perhaps not at all
   */
  void add(int y, Levels levels);
}
