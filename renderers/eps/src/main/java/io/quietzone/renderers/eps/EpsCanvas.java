package io.quietzone.renderers.eps;

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
import java.util.BitSet;
import java.util.HexFormat;

/** Writes shapes as PostScript (Language Reference, third edition). */
final class EpsCanvas implements Canvas {

  private static final double OPAQUE = 255;

  /** Bytes in a line of hexadecimal digits: lines have at most 255 characters. */
  private static final int BYTES_PER_LINE = 64;

  private final AsciiWriter out;
  private final Color ground;

  EpsCanvas(AsciiWriter out, Color ground) {
    this.out = out;
    this.ground = ground;
  }

  @Override
  public void fill(Shape shape, Paint paint) {
    if (paint instanceof Gradient gradient) {
      out.text("gsave\n");
      shape.trace(new PathOperators(out));
      out.text("clip newpath\n<</ShadingType 2/ColorSpace/DeviceRGB/Extend[true true]/Coords[0 ");
      out.decimal(gradient.top());
      out.text(" 0 ");
      out.decimal(gradient.bottom());
      out.text("]/Function<</FunctionType 2/Domain[0 1]/N 1/C0[");
      color(gradient.from());
      out.text("]/C1[");
      color(gradient.to());
      out.text("]>>>> shfill grestore\n");
    } else {
      color((Color) paint);
      out.text("setrgbcolor\n");
      shape.trace(new PathOperators(out));
      out.text("fill\n");
    }
  }

  /**
   * Pixels that cannot be seen at all are left out by a colour that no other has (section 4.10.6).
   * The image is painted by a procedure, read as a whole before the data begins. It reads to the
   * data's end even what {@code image} leaves unread, which would be taken for operators: there may
   * be a checksum after the last pixel.
   */
  @Override
  public void image(Image image, Box box) {
    BitSet seen = new BitSet();
    int[] pixels = new int[image.width() * image.height()];
    for (int i = 0; i < pixels.length; i++) {
      int argb = image.argb(i % image.width(), i / image.width());
      pixels[i] = argb >>> 24 == 0 ? 0 : opaque(argb);
      if (pixels[i] != 0) {
        seen.set(pixels[i] & 0xFFFFFF);
      }
    }
    int key = 0xFF000000 | seen.nextClearBit(0);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = pixels[i] == 0 ? key : pixels[i];
    }
    out.text("gsave[");
    out.decimal(box.width());
    out.text(" 0 0 ");
    out.decimal(box.height());
    out.character(' ');
    out.decimal(box.x());
    out.character(' ');
    out.decimal(box.y());
    out.text("]concat/DeviceRGB setcolorspace\n{currentfile/ASCIIHexDecode filter dup\n");
    out.text("<</Predictor 15/Colors 3/Columns " + image.width() + ">>/FlateDecode filter\n");
    out.text("<</ImageType 4/BitsPerComponent 8/Width ");
    out.text(image.width() + "/Height " + image.height());
    out.text("/Decode[0 1 0 1 0 1]/ImageMatrix[" + image.width() + " 0 0 " + image.height());
    out.text(" 0 0]/MaskColor[");
    out.text((key >> 16 & 0xFF) + " " + (key >> 8 & 0xFF) + " " + (key & 0xFF) + "]>>\n");
    out.text("dup/DataSource 4 -1 roll put image\ndup status{flushfile}{pop}ifelse}exec\n");
    hex(ImageRows.rgb(new Image(image.width(), image.height(), pixels)));
    out.text(">\ngrestore\n");
  }

  private int opaque(int argb) {
    Color color =
        new Color(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF, argb >>> 24).over(ground);
    return 0xFF000000 | color.rgb();
  }

  private void hex(byte[] bytes) {
    for (int at = 0; at < bytes.length; at += BYTES_PER_LINE) {
      int end = Math.min(bytes.length, at + BYTES_PER_LINE);
      out.text(HexFormat.of().formatHex(bytes, at, end));
      out.character('\n');
    }
  }

  private void color(Color color) {
    Color seen = color.over(ground);
    out.decimal(seen.red() / OPAQUE);
    out.character(' ');
    out.decimal(seen.green() / OPAQUE);
    out.character(' ');
    out.decimal(seen.blue() / OPAQUE);
    out.character(' ');
  }
}
