package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a frame, and the symbol with its quiet zone in it, lie in a square picture. Everything is
 * whole modules, so that the symbol's modules stay whole pixels.
 *
 * @param modules the edge of the picture
 * @param innerX where the quiet zone begins
 * @param innerY where the quiet zone begins
 * @param outer of the frame with its band
 * @param band where the label stands; of no height if there is none
 */
record FrameLayout(
    @Nullable Frame frame, int modules, int innerX, int innerY, Box outer, Box band) {

  /** What banners and bubbles say if nothing else is asked for. */
  private static final String USUAL_LABEL = "SCAN ME";

  /** The contrast that large text needs (WCAG 2.2, success criterion 1.4.3). */
  private static final double READABLE = 3;

  /** The share of a band's height that capital letters take at most. */
  private static final double LETTERS = 0.5;

  /**
   * Lays out a frame.
   *
   * @param inner the edge of symbol and quiet zone
   */
  static FrameLayout of(@Nullable Frame frame, int inner) {
    if (frame == null) {
      Box all = new Box(0, 0, inner, inner);
      return new FrameLayout(null, inner, 0, 0, all, new Box(0, 0, inner, 0));
    }
    FrameStyle style = frame.style();
    boolean bubble = style == FrameStyle.BUBBLE_BOTTOM || style == FrameStyle.BUBBLE_TOP;
    int line = bubble ? 0 : line(inner);
    boolean labelled = style.isFilled() || !frame.label().isBlank();
    // Even, so that what is left at both sides is whole modules.
    int band = labelled ? 2 * Math.max(2, Math.round(inner / 10f)) : 0;
    int gap = bubble ? 2 * Math.max(1, Math.round(inner / 36f)) : 0;
    int width = inner + 2 * line;
    int height = width + band + gap;
    int left = (height - width) / 2;
    int below = style == FrameStyle.BRACKETS ? 2 * line + inner : line + inner + gap;
    int bandY = style.isOnTop() ? line : below;
    return new FrameLayout(
        frame,
        height,
        left + line,
        line + (style.isOnTop() ? band + gap : 0),
        new Box(left, 0, width, height),
        new Box((double) left + line, bandY, inner, band));
  }

  private static int line(int inner) {
    return Math.max(1, Math.round(inner / 30f));
  }

  /** The frame without its label; empty if there is none. */
  Optional<Shape> outline() {
    return Optional.ofNullable(frame).map(there -> outline(there.style()));
  }

  /**
   * Draws the label on the frame.
   *
   * @throws LabelException if it cannot be drawn
   */
  void drawLabel(Color background, Canvas canvas) {
    String label = label();
    if (frame != null && !label.isBlank()) {
      Color ink = frame.style().isFilled() ? contrasting(background) : frame.color();
      canvas.text(label, fittedLabel(), ink);
    }
  }

  /**
   * The outlines of the label in its place.
   *
   * @throws LabelException if it does not fit, or has characters that the font lacks
   */
  Path fittedLabel() {
    Path placed = new Path();
    if (!label().isBlank()) {
      LabelFont.place(label(), band, LETTERS * band.height(), band.height() / 4, placed);
    }
    return placed;
  }

  private String label() {
    if (frame == null) {
      return "";
    }
    return frame.label().isBlank() && frame.style().isFilled() ? USUAL_LABEL : frame.label();
  }

  private Path outline(FrameStyle style) {
    Path path = new Path();
    double line = (outer.width() - band.width()) / 2;
    switch (style) {
      case BORDER -> addHollow(path, Corners.SHARP, outer.height());
      case ROUNDED -> addHollow(path, Corners.round(3 * line), outer.height());
      case BANNER_BOTTOM, BANNER_TOP -> {
        add(path, outer, Corners.round(2 * line), true);
        add(path, new Box(innerX, innerY, band.width(), band.width()), Corners.SHARP, false);
      }
      case BUBBLE_BOTTOM, BUBBLE_TOP -> {
        add(path, band, Corners.round(band.height() / 4), true);
        addPointer(path, style.isOnTop());
      }
      case BRACKETS -> addBrackets(path, line);
    }
    return path;
  }

  /** A line of even width along the frame. */
  private void addHollow(Path path, Corners corners, double height) {
    double line = (outer.width() - band.width()) / 2;
    Box hole =
        new Box(outer.x() + line, outer.y() + line, outer.width() - 2 * line, height - 2 * line);
    add(path, outer, corners, true);
    add(path, hole, corners.grown(-line), false);
  }

  /** A triangle from the bubble towards the symbol. */
  private void addPointer(Path path, boolean down) {
    double middle = band.x() + band.width() / 2;
    double length = outer.height() - band.width() - band.height();
    if (down) {
      double base = band.bottom() - length / 4;
      path.addPolygon(middle, band.bottom() + length, middle - length, base, middle + length, base);
    } else {
      double base = band.y() + length / 4;
      path.addPolygon(middle, band.y() - length, middle + length, base, middle - length, base);
    }
  }

  private void addBrackets(Path path, double line) {
    double arm = Math.round(outer.width() / 5);
    double right = outer.right() - line;
    double bottom = outer.y() + outer.width() - line;
    for (double y : new double[] {outer.y(), bottom}) {
      add(path, new Box(outer.x(), y, arm, line), Corners.SHARP, true);
      add(path, new Box(outer.right() - arm, y, arm, line), Corners.SHARP, true);
    }
    for (double x : new double[] {outer.x(), right}) {
      add(path, new Box(x, outer.y(), line, arm), Corners.SHARP, true);
      add(path, new Box(x, bottom + line - arm, line, arm), Corners.SHARP, true);
    }
  }

  private static void add(Path path, Box box, Corners corners, boolean clockwise) {
    path.addRectangle(box.x(), box.y(), box.width(), box.height(), corners, clockwise);
  }

  /** The background where it can be read on the frame, else black or white. */
  private Color contrasting(Color background) {
    Color ground = frame == null ? Color.BLACK : frame.color().over(Color.WHITE);
    if (background.alpha() == 255 && Contrast.ratio(background, ground) >= READABLE) {
      return background;
    }
    boolean white = Contrast.ratio(Color.WHITE, ground) >= Contrast.ratio(Color.BLACK, ground);
    return white ? Color.WHITE : Color.BLACK;
  }
}
