package io.quietzone.renderers.drawing;

import java.util.Locale;

/** The shape of the modules, finder patterns apart. */
public enum Pattern {
  /** As ISO/IEC 18004 draws them. */
  SQUARES(new JoinedShapes(0, 0)),
  /** Joined, with corners that stand out rounded a little. */
  ROUNDED(new JoinedShapes(0.36, 0)),
  DOT(SingleShapes.dot(0.46)),
  DIAMOND(SingleShapes.polygon(Polygons.regular(4, 0.5))),
  /** Joined, with all corners rounded as far as they can be, as drops flow together. */
  LIQUID(new JoinedShapes(0.5, 0.5)),
  /** Bars from left to right. */
  CONNECTED_H(new BarShapes(true)),
  /** Bars from top to bottom. */
  CONNECTED_V(new BarShapes(false)),
  HEXAGON(SingleShapes.polygon(Polygons.regular(6, 0.5))),
  STAR(SingleShapes.polygon(Polygons.star(5, 0.5, 0.32))),
  /** Dots that shrink from the middle to the edges, as in print. */
  HALFTONE(new DotShapes()),
  /** Squares with the corners cut off, like the mitred frame of a painting. */
  FRAME(SingleShapes.mitred(0.04, 0.25));

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes them
  private final ModuleShapes shapes;

  Pattern(ModuleShapes shapes) {
    this.shapes = shapes;
  }

  /** The value in a request: lower case, with hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  ModuleShapes shapes() {
    return shapes;
  }
}
