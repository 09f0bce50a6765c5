package io.quietzone.renderers.drawing;

import java.util.Locale;

/** The shape of the dark square in the middle of a finder pattern. */
public enum EyeCenter {
  SQUARE(Corners.SHARP),
  ROUNDED(Corners.round(0.9)),
  CIRCLE(Corners.round(1.5)),
  /** Round but for the top left corner. */
  LEAF_TL(new Corners(0, 1.2, 1.2, 1.2, false)),
  SUNBURST(Polygons.star(16, 1.75, 1.3)),
  STAR(Polygons.star(5, 1.8, 1.2)),
  DIAMOND(Polygons.star(2, 1.85, 1.85)),
  CROSS(Polygons.cross(1.65, 0.95));

  /** Round the middle of the finder pattern. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
  private final Path shape;

  EyeCenter(Corners corners) {
    this.shape = new Path();
    this.shape.addRectangle(-1.5, -1.5, 3, 3, corners, true);
  }

  EyeCenter(double... points) {
    this.shape = new Path();
    this.shape.addPolygon(points);
  }

  /** The value in a request: lower case, with hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Adds the shape.
   *
   * @param x the left edge of the finder pattern
   * @param y its top edge
   */
  void add(Path path, double x, double y) {
    path.add(shape, x + 3.5, y + 3.5);
  }
}
