package io.quietzone.renderers.raster;

/** A coverage that may be drawn as {@link Nibbles}, without a byte for each pixel before. */
interface PackedCoverage extends Coverage {

  /** Whether it can be drawn so. */
  boolean isPacked();

  /**
   * Adds a row, as {@link #add} does.
   *
   * @param y the row, from 0; rows are asked for in ascending order, some perhaps not at all
   * @param target the levels of the row
   * @param offset where they begin
   */
  void addPacked(int y, byte[] target, int offset);
}
