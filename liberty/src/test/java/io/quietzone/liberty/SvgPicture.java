package io.quietzone.liberty;

import io.quietzone.renderers.proof.PictureReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An SVG file, parsed as XML and drawn by Java's own graphics: rectangles, and paths of relative
 * lines (W3C SVG 2, section 9.3).
 */
final class SvgPicture {

  private static final int PIXELS_PER_UNIT = 6;
  private static final Pattern SEGMENT = Pattern.compile("([mhvlcz])((?:[ ,]*-?[0-9.]+)*)");

  private final Element root;

  SvgPicture(byte[] file) throws Exception {
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document document = parsers.newDocumentBuilder().parse(new ByteArrayInputStream(file));
    this.root = document.getDocumentElement();
  }

  String attribute(String name) {
    return root.getAttribute(name);
  }

  /** The first element of a kind; it has to be there. */
  Element first(String element) {
    if (root.getElementsByTagName(element).item(0) instanceof Element found) {
      return found;
    }
    throw new AssertionError("no " + element);
  }

  boolean has(String element) {
    return root.getElementsByTagName(element).getLength() > 0;
  }

  /** The text of the symbol. */
  Optional<String> read() {
    String[] viewBox = attribute("viewBox").split(" ", -1);
    int edge = (int) Math.ceil(Double.parseDouble(viewBox[2]) * PIXELS_PER_UNIT);
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, edge, edge);
    graphics.setColor(Color.BLACK);
    graphics.transform(AffineTransform.getScaleInstance(PIXELS_PER_UNIT, PIXELS_PER_UNIT));
    graphics.fill(path(first("path").getAttribute("d")));
    graphics.dispose();
    return PictureReader.read(image);
  }

  private static Path2D path(String data) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    Point2D at = new Point2D.Double();
    Point2D start = at;
    Matcher segments = SEGMENT.matcher(data);
    while (segments.find()) {
      double[] numbers = numbers(segments.group(2));
      Point2D before = at;
      at =
          switch (segments.group(1)) {
            case "h" -> moved(at, numbers[0], 0);
            case "v" -> moved(at, 0, numbers[0]);
            case "z" -> start;
            case "c" -> moved(at, numbers[4], numbers[5]);
            default -> moved(at, numbers[0], numbers[1]);
          };
      switch (segments.group(1)) {
        case "m" -> {
          start = at;
          path.moveTo(at.getX(), at.getY());
        }
        case "z" -> path.closePath();
        case "c" ->
            path.curveTo(
                before.getX() + numbers[0],
                before.getY() + numbers[1],
                before.getX() + numbers[2],
                before.getY() + numbers[3],
                at.getX(),
                at.getY());
        default -> path.lineTo(at.getX(), at.getY());
      }
    }
    return path;
  }

  private static Point2D moved(Point2D from, double x, double y) {
    return new Point2D.Double(from.getX() + x, from.getY() + y);
  }

  private static double[] numbers(String text) {
    return Pattern.compile("-?[0-9.]+")
        .matcher(text)
        .results()
        .mapToDouble(number -> Double.parseDouble(number.group()))
        .toArray();
  }
}
