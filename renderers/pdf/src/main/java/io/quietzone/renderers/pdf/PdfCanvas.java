package io.quietzone.renderers.pdf;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.ascii.PathOperators;
import io.quietzone.renderers.png.ImageRows;
import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Gradient;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.Shape;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the content of the page (ISO 32000-1, clause 8), and collects what it refers to. */
final class PdfCanvas implements Canvas {

  private static final double POINTS_PER_INCH = 72;
  private static final int OPAQUE = 255;

  private final PdfFile file = new PdfFile();
  private final AsciiWriter content = new AsciiWriter(8192);
  private final double points;
  private final int modules;

  private final Map<String, String> states = new LinkedHashMap<>();
  private final Map<String, String> shadings = new LinkedHashMap<>();
  private final Map<String, String> images = new LinkedHashMap<>();

  PdfCanvas(double inches, int modules) {
    points = inches * POINTS_PER_INCH;
    this.modules = modules;
    // From here on lengths are modules, and y runs downwards.
    decimals(content, points / modules, 0, 0, -points / modules, 0, points);
    content.text("cm\n");
  }

  @Override
  public void fill(Shape shape, Paint paint) {
    if (paint instanceof Color color) {
      boolean clear = color.alpha() < OPAQUE;
      if (clear) {
        content.text("q /" + opacity(color.alpha()) + " gs\n");
      }
      color(content, color);
      content.text("rg\n");
      shape.trace(new PathOperators(content));
      content.text(clear ? "f Q\n" : "f\n");
    } else {
      fill(shape, (Gradient) paint);
    }
  }

  @Override
  public void text(String text, Shape outlines, Paint paint) {
    byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
    String hex = HexFormat.of().withUpperCase().formatHex(utf16);
    content.text("/Span<</ActualText<FEFF" + hex + ">>>BDC\n");
    fill(outlines, paint);
    content.text("EMC\n");
  }

  @Override
  public void image(Image image, Box box) {
    String mask = "";
    if (!image.isOpaque()) {
      int alpha = file.addStream(imageEntries(image, "Gray", 1), ImageRows.alpha(image));
      mask = "/SMask " + alpha + " 0 R";
    }
    int pixels = file.addStream(imageEntries(image, "RGB", 3) + mask, ImageRows.rgb(image));
    String name = "i" + images.size();
    images.put(name, pixels + " 0 R");
    content.text("q ");
    decimals(content, box.width(), 0, 0, -box.height(), box.x(), box.bottom());
    content.text("cm /" + name + " Do Q\n");
  }

  byte[] file() {
    int contents = file.addStream("", content.bytes());
    AsciiWriter page = new AsciiWriter(512);
    page.text("<</Type/Page/Parent " + (contents + 2) + " 0 R/MediaBox[0 0 ");
    decimals(page, points, points);
    page.text("]/Contents " + contents + " 0 R/Resources<<");
    page.text(dictionary("ExtGState", states));
    page.text(dictionary("Shading", shadings));
    page.text(dictionary("XObject", images));
    // Opacity is mixed in red, green and blue, not in what a printer has (clause 11.6.6).
    page.text(">>/Group<</S/Transparency/CS/DeviceRGB>>>>");
    int pageNumber = file.add(new String(page.bytes(), StandardCharsets.US_ASCII));
    int pages = file.add("<</Type/Pages/Count 1/Kids[" + pageNumber + " 0 R]>>");
    return file.finish(file.add("<</Type/Catalog/Pages " + pages + " 0 R>>"));
  }

  private void fill(Shape shape, Gradient gradient) {
    content.text("q\n");
    shape.trace(new PathOperators(content));
    content.text("W n\n");
    if (gradient.from().alpha() == gradient.to().alpha()) {
      if (gradient.from().alpha() < OPAQUE) {
        content.text("/" + opacity(gradient.from().alpha()) + " gs\n");
      }
    } else {
      content.text("/" + opacity(gradient) + " gs\n");
    }
    AsciiWriter colors = new AsciiWriter(128);
    colors.text("/C0[");
    color(colors, gradient.from());
    colors.text("]/C1[");
    color(colors, gradient.to());
    colors.text("]");
    String name = "s" + shadings.size();
    shadings.put(name, shading("RGB", gradient, colors));
    content.text("/" + name + " sh Q\n");
  }

  private static String shading(String space, Gradient gradient, AsciiWriter colors) {
    AsciiWriter out = new AsciiWriter(256);
    out.text("<</ShadingType 2/ColorSpace/Device" + space + "/Extend[true true]/Coords[");
    decimals(out, 0, gradient.top(), 0, gradient.bottom());
    out.text("]/Function<</FunctionType 2/Domain[0 1]/N 1");
    out.raw(colors.bytes());
    out.text(">>>>");
    return new String(out.bytes(), StandardCharsets.US_ASCII);
  }

  private String opacity(int alpha) {
    AsciiWriter value = new AsciiWriter(16);
    decimals(value, alpha / (double) OPAQUE);
    String name = "a" + alpha;
    states.put(name, "<</ca " + new String(value.bytes(), StandardCharsets.US_ASCII) + ">>");
    return name;
  }

  /** A mask whose brightness is the opacity (clause 11.6.5.2). */
  private String opacity(Gradient gradient) {
    AsciiWriter levels = new AsciiWriter(64);
    levels.text("/C0[");
    decimals(levels, gradient.from().alpha() / (double) OPAQUE);
    levels.text("]/C1[");
    decimals(levels, gradient.to().alpha() / (double) OPAQUE);
    levels.text("]");
    int mask =
        file.addStream(
            "/Type/XObject/Subtype/Form/BBox[0 0 "
                + modules
                + " "
                + modules
                + "]/Group<</S/Transparency/CS/DeviceGray>>"
                + "/Resources<</Shading<</s "
                + shading("Gray", gradient, levels)
                + ">>>>",
            "/s sh".getBytes(StandardCharsets.US_ASCII));
    String name = "m" + states.size();
    states.put(name, "<</SMask<</S/Luminosity/G " + mask + " 0 R>>>>");
    return name;
  }

  private static String imageEntries(Image image, String space, int samples) {
    return "/Type/XObject/Subtype/Image/Width "
        + image.width()
        + "/Height "
        + image.height()
        + "/ColorSpace/Device"
        + space
        + "/BitsPerComponent 8/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors "
        + samples
        + "/Columns "
        + image.width()
        + ">>";
  }

  private static String dictionary(String name, Map<String, String> entries) {
    StringBuilder out = new StringBuilder();
    entries.forEach((key, value) -> out.append('/').append(key).append(' ').append(value));
    return entries.isEmpty() ? "" : "/" + name + "<<" + out + ">>";
  }

  private static void color(AsciiWriter out, Color color) {
    decimals(
        out,
        color.red() / (double) OPAQUE,
        color.green() / (double) OPAQUE,
        color.blue() / (double) OPAQUE);
  }

  private static void decimals(AsciiWriter out, double... values) {
    for (double value : values) {
      if (value < 0) {
        out.character('-');
      }
      out.decimal(Math.abs(value));
      out.character(' ');
    }
  }
}
