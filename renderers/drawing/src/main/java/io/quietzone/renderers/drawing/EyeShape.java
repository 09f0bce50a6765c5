package io.quietzone.renderers.drawing;

import java.util.Locale;

/** A choice for both parts of the finder patterns at once. */
public enum EyeShape {
  SQUARE(EyeBorder.SQUARE, EyeCenter.SQUARE),
  ROUNDED(EyeBorder.ROUNDED, EyeCenter.ROUNDED),
  CIRCLE(EyeBorder.CIRCLE, EyeCenter.CIRCLE),
  FRAME(EyeBorder.FRAME, EyeCenter.SQUARE);

  private final EyeBorder border;
  private final EyeCenter center;

  EyeShape(EyeBorder border, EyeCenter center) {
    this.border = border;
    this.center = center;
  }

  /** The value in a request: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public EyeBorder border() {
    return border;
  }

  public EyeCenter center() {
    return center;
  }
}
