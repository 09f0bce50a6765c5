package io.quietzone.renderers.svg;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Path data read by the grammar of SVG 1.1, section 8.3.9, as far as our writer uses it. */
final class SvgPath {

  private static final Pattern STEP =
      Pattern.compile("(?:m(-?\\d+)(?: (?=\\d)|(?=-))(-?\\d+)|([hv])(-?\\d+)|(z))");

  private SvgPath() {}

  static Path2D parse(String data, int windingRule) {
    Path2D path = new Path2D.Double(windingRule);
    Matcher step = STEP.matcher(data);
    int end = 0;
    while (step.find() && step.start() == end) {
      end = step.end();
      Point2D at = path.getCurrentPoint() == null ? new Point2D.Double() : path.getCurrentPoint();
      if (step.group(1) != null) {
        path.moveTo(
            at.getX() + Integer.parseInt(step.group(1)),
            at.getY() + Integer.parseInt(step.group(2)));
      } else if (step.group(5) != null) {
        path.closePath();
      } else if (step.group(3).equals("h")) {
        path.lineTo(at.getX() + Integer.parseInt(step.group(4)), at.getY());
      } else {
        path.lineTo(at.getX(), at.getY() + Integer.parseInt(step.group(4)));
      }
    }
    if (end != data.length()) {
      throw new AssertionError("not path data: " + data.substring(end));
    }
    return path;
  }
}
