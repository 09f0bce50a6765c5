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

  /** In a box of {@link Eyes#BOX}. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
  private final Path shape;

  EyeCenter(Corners corners) {
    Path square = new Path();
    square.addRectangle(-1.5, -1.5, 3, 3, corners, true);
    this.shape = inBox(square);
  }

  EyeCenter(double... points) {
    Path polygon = new Path();
    polygon.addPolygon(points);
    this.shape = inBox(polygon);
  }

  private static Path inBox(Path roundMiddle) {
    Path shape = new Path();
    shape.add(roundMiddle, Eyes.BOX / 2.0, Eyes.BOX / 2.0);
    return shape;
  }

  /** The value in a request: lower case, with hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In a box of {@link Eyes#BOX}. */
  Path shape() {
    return shape;
  }
}
