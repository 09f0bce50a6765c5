package io.quietzone.renderers.drawing;

import java.util.Locale;

/** The shape of a finder pattern's dark ring. */
public enum EyeBorder {
  SQUARE(Corners.SHARP),
  ROUNDED(Corners.round(2)),
  CIRCLE(Corners.round(3.5)),
  /** Round but for the top left corner. */
  LEAF_TL(new Corners(0, 2.5, 2.5, 2.5, false)),
  /** Round but for the top right corner. */
  LEAF_TR(new Corners(2.5, 0, 2.5, 2.5, false)),
  /** Round but for the bottom right corner. */
  LEAF_BR(new Corners(2.5, 2.5, 0, 2.5, false)),
  /** Round but for the bottom left corner. */
  LEAF_BL(new Corners(2.5, 2.5, 2.5, 0, false)),
  /** With the corners cut off, like the mitred frame of a painting. */
  FRAME(Corners.cut(2));

  /** Of the outer edge, in modules. */
  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final Corners corners;

  EyeBorder(Corners corners) {
    this.corners = corners;
  }

  /** The value in a request: lower case, with hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Adds a ring.
   *
   * @param x the left edge of the finder pattern
   * @param y its top edge
   * @param outer how far the ring's outer edge lies beyond the finder pattern's, in modules;
   *     negative for inside
   * @param inner likewise for its inner edge; less than {@code outer}
   */
  void addRing(Path path, double x, double y, double outer, double inner) {
    path.addRectangle(
        x - outer, y - outer, 7 + 2 * outer, 7 + 2 * outer, corners.grown(outer), true);
    path.addRectangle(
        x - inner, y - inner, 7 + 2 * inner, 7 + 2 * inner, corners.grown(inner), false);
  }
}
