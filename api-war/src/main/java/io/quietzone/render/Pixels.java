package io.quietzone.render;

import io.quietzone.renderers.spi.Image;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Images as bytes: width, height and rows of ARGB, deflated (RFC 1950). */
final class Pixels {

  private Pixels() {}

  static byte[] write(Image image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast))) {
      out.writeInt(image.width());
      out.writeInt(image.height());
      int[] row = new int[image.width()];
      for (int y = 0; y < image.height(); y++) {
        image.row(y, row);
        for (int pixel : row) {
          out.writeInt(pixel);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    return bytes.toByteArray();
  }

  static Image read(byte[] bytes) {
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      int width = in.readInt();
      int height = in.readInt();
      int[] pixels = new int[width * height];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = in.readInt();
      }
      return new Image(width, height, pixels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
