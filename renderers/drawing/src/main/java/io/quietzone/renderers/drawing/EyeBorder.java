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

  /** In a box of {@link Eyes#BOX}. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
  private final Path border;

  /** In a box of {@link Eyes#BOX}. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
  private final Path ring;

  /**
   * Draws the shapes.
   *
   * @param corners of the border's outer edge, in modules
   */
  EyeBorder(Corners corners) {
    border = ring(corners, 0, -1);
    ring = ring(corners, Eyes.RING_OUTER, Eyes.RING_INNER);
  }

  /** The value in a request: lower case, with hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The dark ring of the finder pattern, in a box of {@link Eyes#BOX}. */
  Path border() {
    return border;
  }

  /** A thin ring round it, in a box of {@link Eyes#BOX}. */
  Path ring() {
    return ring;
  }

  /**
   * Draws a ring.
   *
   * @param outer how far its outer edge lies beyond the finder pattern's, in modules; negative for
   *     inside
   * @param inner likewise for its inner edge; less than {@code outer}
   */
  private static Path ring(Corners corners, double outer, double inner) {
    Path path = new Path();
    addEdge(path, corners, outer, true);
    addEdge(path, corners, inner, false);
    return path;
  }

  private static void addEdge(Path path, Corners corners, double beyond, boolean clockwise) {
    double start = Eyes.MARGIN - beyond;
    double length = Eyes.FINDER + 2 * beyond;
    path.addRectangle(start, start, length, length, corners.grown(beyond), clockwise);
  }
}
