package io.quietzone.renderers.drawing;

import java.util.Locale;

/** The shape of a frame. */
public enum FrameStyle {
  /** A line all round. */
  BORDER;

  /** The value in a request: lower case, with hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
