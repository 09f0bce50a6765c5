package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Color;
import org.jspecify.annotations.Nullable;

/**
 * How the finder patterns look (ISO/IEC 18004, clause 6.3.3). They are drawn as solid shapes in
 * every style: nothing finds a symbol whose finder patterns are made of dots.
 *
 * @param border the shape of the dark ring, 7 modules wide
 * @param center the shape of the dark square of 3 modules in it
 * @param borderColor null for that of the modules
 * @param centerColor null for that of the modules
 * @param ring whether there is a thin ring round each of them
 */
public record Eyes(
    EyeBorder border,
    EyeCenter center,
    @Nullable Color borderColor,
    @Nullable Color centerColor,
    Ring ring) {

  /** As ISO/IEC 18004 draws them, in the colour of the modules. */
  public static final Eyes SQUARE =
      new Eyes(EyeBorder.SQUARE, EyeCenter.SQUARE, null, null, Ring.NONE);

  /** The edge of a finder pattern, in modules. */
  static final int FINDER = 7;

  /** How far the box that its shapes are drawn in reaches beyond it: the rings have room there. */
  static final int MARGIN = 1;

  /** The edge of that box, in modules. */
  static final int BOX = FINDER + 2 * MARGIN;

  /** How far the ring's outer edge lies beyond the finder pattern, in modules. */
  static final double RING_OUTER = 0.85;

  /** How far its inner edge does: the middle of the separator's modules stays light. */
  static final double RING_INNER = 0.6;

  /** A thin ring round each finder pattern, in its separator. */
  public enum Ring {
    NONE,
    /** In the colour of the modules. */
    LIKE_MODULES,
    /** In the colour of the finder pattern's border. */
    LIKE_BORDER
  }
}
