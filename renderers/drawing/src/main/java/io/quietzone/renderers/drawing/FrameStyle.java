package io.quietzone.renderers.drawing;

import java.util.Locale;

/** The shape of a frame. */
public enum FrameStyle {
  /** A line all round; a label stands beneath the symbol, inside. */
  BORDER(false, false),
  /** Likewise, with round corners. */
  ROUNDED(false, false),
  /** A line all round, and beneath the symbol a filled band with the label. */
  BANNER_BOTTOM(true, false),
  /** Likewise, with the band above the symbol. */
  BANNER_TOP(true, true),
  /** Beneath the symbol a speech bubble with the label, which points at the symbol. */
  BUBBLE_BOTTOM(true, false),
  /** Likewise, above the symbol. */
  BUBBLE_TOP(true, true),
  /** Four corners; a label stands beneath the symbol. */
  BRACKETS(false, false);

  private final boolean filled;
  private final boolean onTop;

  FrameStyle(boolean filled, boolean onTop) {
    this.filled = filled;
    this.onTop = onTop;
  }

  /** The value in a request: lower case, with hyphens. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the label stands on the frame's colour, and there always is one. */
  boolean isFilled() {
    return filled;
  }

  /** Whether the label stands above the symbol. */
  boolean isOnTop() {
    return onTop;
  }
}
