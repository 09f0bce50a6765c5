package io.quietzone.renderers.image;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Rebuilds an SVG document from shapes, paths and gradients: nothing else gets through. */
final class SvgAllowList {

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final int MAX_ELEMENTS = 2000;
  private static final int MAX_DEPTH = 32;

  /**
   * Each translucent group within another is a whole picture more that is held while it is drawn.
   */
  private static final int MAX_TRANSLUCENT = 8;

  private static final Set<String> ELEMENTS =
      Set.of(
          "svg",
          "g",
          "path",
          "rect",
          "circle",
          "ellipse",
          "line",
          "polyline",
          "polygon",
          "defs",
          "linearGradient",
          "radialGradient",
          "stop");

  /** What says something about a picture, and does nothing to it. */
  private static final Set<String> DROPPED = Set.of("title", "desc", "metadata");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "id",
          "d",
          "x",
          "y",
          "x1",
          "y1",
          "x2",
          "y2",
          "cx",
          "cy",
          "r",
          "rx",
          "ry",
          "fx",
          "fy",
          "width",
          "height",
          "points",
          "viewBox",
          "version",
          "preserveAspectRatio",
          "transform",
          "gradientUnits",
          "gradientTransform",
          "spreadMethod",
          "offset");

  private static final Set<String> SIZE = Set.of("width", "height", "viewBox");

  /** Those that may stand in a {@code style} as well. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "fill",
          "fill-rule",
          "fill-opacity",
          "stroke",
          "stroke-width",
          "stroke-opacity",
          "stroke-linecap",
          "stroke-linejoin",
          "stroke-miterlimit",
          "opacity",
          "color",
          "stop-color",
          "stop-opacity",
          "display",
          "visibility");

  /** CSS Color 4, behind which drawing programs write the same as SVG 1.1 knows it before. */
  private static final Pattern NEWER_COLOR =
      Pattern.compile("(color|lab|lch|oklab|oklch|hwb)\\(", Pattern.CASE_INSENSITIVE);

  /** One of the file's own gradients, and perhaps the colour to take if there is none. */
  private static final Pattern LOCAL =
      Pattern.compile("url\\(\\s*['\"]?#[\\w.-]+['\"]?\\s*\\)(\\s+(?!.*url)[#\\w%(),.\\s-]+)?");

  private static final Pattern IMPORTANT =
      Pattern.compile("\\s*!\\s*important\\s*$", Pattern.CASE_INSENSITIVE);

  private final XMLStreamReader in;
  private final XMLStreamWriter out;
  private int elements;
  private int depth;

  /** How many of the elements around and at each depth are translucent. */
  private final int[] translucent = new int[MAX_DEPTH + 1];

  private SvgAllowList(XMLStreamReader in, XMLStreamWriter out) {
    this.in = in;
    this.out = out;
  }

  /**
   * Rebuilds a document.
   *
   * @throws UnreadableImageException if it is no XML, or holds what is not allowed
   */
  static String rebuild(byte[] file) throws UnreadableImageException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    StringWriter rebuilt = new StringWriter();
    try {
      XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(file));
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(rebuilt);
      new SvgAllowList(in, out).copy();
      out.close();
    } catch (XMLStreamException | RuntimeException e) {
      throw new UnreadableImageException("This SVG is not well-formed XML, or is cut off.");
    }
    return rebuilt.toString();
  }

  private void copy() throws XMLStreamException, UnreadableImageException {
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> {
          out.writeEndElement();
          depth--;
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new UnreadableImageException(
                "An SVG file here has no DOCTYPE and no entities: remove them.");
        case XMLStreamConstants.PROCESSING_INSTRUCTION ->
            throw new UnreadableImageException(
                "An SVG file here has no processing instructions such as style sheets.");
        default -> {
          // Text and comments are not drawn.
        }
      }
    }
  }

  private void start() throws XMLStreamException, UnreadableImageException {
    String name = in.getLocalName();
    String namespace = in.getNamespaceURI();
    boolean foreign = namespace != null && !namespace.equals(SVG);
    if (foreign || DROPPED.contains(name)) {
      skip();
      return;
    }
    if (!ELEMENTS.contains(name)) {
      throw new UnreadableImageException(
          "An SVG file here has no <"
              + shortened(name)
              + ">: only shapes, paths, groups and gradients are drawn. Convert text to paths.");
    }
    if (++elements > MAX_ELEMENTS || ++depth > MAX_DEPTH) {
      throw new UnreadableImageException(
          "An SVG file here has at most "
              + MAX_ELEMENTS
              + " elements, "
              + MAX_DEPTH
              + " deep: simplify it.");
    }
    translucent[depth] = translucent[depth - 1];
    out.writeStartElement(name);
    if (depth == 1) {
      out.writeDefaultNamespace(SVG);
      size();
    }
    Map<String, String> declared = declarations(ownAttribute("style"));
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String attribute = in.getAttributeLocalName(i);
      if (!declared.containsKey(attribute)) {
        attribute(attribute, in.getAttributeNamespace(i), in.getAttributeValue(i));
      }
    }
    for (Map.Entry<String, String> each : declared.entrySet()) {
      write(each.getKey(), each.getValue());
    }
  }

  /** An attribute of SVG's own, not one of a drawing program's; empty if there is none. */
  private String ownAttribute(String name) {
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String namespace = in.getAttributeNamespace(i);
      if (in.getAttributeLocalName(i).equals(name) && (namespace == null || namespace.isEmpty())) {
        return in.getAttributeValue(i);
      }
    }
    return "";
  }

  /** Makes the drawing as large as a logo gets, whatever size it says it has. */
  private void size() throws XMLStreamException, UnreadableImageException {
    String viewBox = in.getAttributeValue(null, "viewBox");
    String box =
        viewBox != null
            ? viewBox
            : "0 0 "
                + length(in.getAttributeValue(null, "width"))
                + " "
                + length(in.getAttributeValue(null, "height"));
    String[] numbers = box.strip().split("[\\s,]+", -1);
    double width = numbers.length == 4 ? number(numbers[2]) : 0;
    double height = numbers.length == 4 ? number(numbers[3]) : 0;
    double ratio = width / height;
    if (!(width > 0
        && height > 0
        && ratio < PictureFile.MAX_EDGE
        && 1 / ratio < PictureFile.MAX_EDGE)) {
      throw new UnreadableImageException(
          "An SVG file here says how large it is by viewBox, or by width and height in pixels.");
    }
    out.writeAttribute("viewBox", String.join(" ", numbers));
    out.writeAttribute("width", pixels(Math.min(1, ratio)));
    out.writeAttribute("height", pixels(Math.min(1, 1 / ratio)));
  }

  private static String pixels(double share) {
    return String.valueOf(Math.max(1, Math.round(share * PictureFile.MAX_EDGE)));
  }

  private static String length(@Nullable String written) {
    return written == null ? "0" : written.strip().replaceAll("px$", "");
  }

  private static double number(String written) {
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private void attribute(String name, String namespace, String value)
      throws XMLStreamException, UnreadableImageException {
    if (name.equals("href") || name.toLowerCase(Locale.ROOT).startsWith("on")) {
      throw new UnreadableImageException(
          "An SVG file here has no references and no scripts: remove the attribute "
              + shortened(name)
              + ".");
    }
    if (namespace != null && !namespace.isEmpty()) {
      return;
    }
    if (depth == 1 && SIZE.contains(name)) {
      // Written by size().
      return;
    } else if (ATTRIBUTES.contains(name) || PROPERTIES.contains(name)) {
      write(name, value);
    }
  }

  /**
   * The properties of a style, which attributes of the same name give way to (CSS 2.1, section
   * 6.4). A later declaration replaces an earlier one, unless only the earlier one is important, or
   * the later one is a colour that SVG 1.1 has not.
   */
  private Map<String, String> declarations(String style) {
    Map<String, String> declared = new LinkedHashMap<>();
    Set<String> important = new HashSet<>();
    for (String declaration : style.split(";", -1)) {
      int colon = declaration.indexOf(':');
      String property = colon < 0 ? "" : declaration.substring(0, colon).strip();
      Matcher weight = IMPORTANT.matcher(declaration);
      boolean isImportant = weight.find();
      String said = weight.replaceAll("").substring(colon + 1).strip();
      boolean isKnown = declared.containsKey(property) || !ownAttribute(property).isEmpty();
      if (PROPERTIES.contains(property)
          && (isImportant || !important.contains(property))
          && !(isKnown && NEWER_COLOR.matcher(said).lookingAt())) {
        declared.put(property, said);
        if (isImportant) {
          important.add(property);
        }
      }
    }
    return declared;
  }

  private void write(String name, String value)
      throws XMLStreamException, UnreadableImageException {
    String lower = value.toLowerCase(Locale.ROOT);
    if (lower.contains("url") && !LOCAL.matcher(value.strip()).matches()) {
      throw new UnreadableImageException(
          "An SVG file here refers to nothing but its own gradients: see " + name + ".");
    }
    if (name.equals("opacity")
        && number(value.strip()) < 1
        && ++translucent[depth] > MAX_TRANSLUCENT) {
      throw new UnreadableImageException(
          "An SVG file here has at most "
              + MAX_TRANSLUCENT
              + " elements with an opacity within one another: simplify it.");
    }
    out.writeAttribute(name, value);
  }

  private void skip() throws XMLStreamException {
    int open = 1;
    while (open > 0) {
      int event = in.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }

  private static String shortened(String name) {
    return name.length() > 30 ? name.substring(0, 30) + "…" : name;
  }
}
