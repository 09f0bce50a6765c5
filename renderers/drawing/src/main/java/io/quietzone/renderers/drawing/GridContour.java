package io.quietzone.renderers.drawing;

/**
 * A closed contour of horizontal and vertical lines in turns, walked once, line by line.
 *
 * <p>Each point is where a horizontal line starts, x in its high byte and y in its low one. From
 * there one line leads across to the x of the next point, and one down or up to its y.
 */
public final class GridContour {

  private final char[] starts;
  private final char[] next;
  private final int first;
  private int edge;

  /**
   * Begins at an edge.
   *
   * @param starts where each edge starts
   * @param next of each edge, the one that follows; set to 0 where the contour has been walked
   */
  GridContour(char[] starts, char[] next, int first) {
    this.starts = starts;
    this.next = next;
    this.first = first;
    edge = first;
  }

  /** The point that the contour begins at. */
  public int first() {
    return starts[first];
  }

  /** Walks to the next point; after the last one it is the first again. */
  public int next() {
    int following = next[edge];
    next[edge] = 0;
    edge = following;
    return starts[following];
  }

  /** Whether the walk is back at the first point. */
  public boolean isClosed() {
    return edge == first;
  }
}
