package io.quietzone.renderers.proof;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Reads a symbol from a picture as a camera's software does: it finds the symbol by its finder
 * patterns and knows nothing of where its modules lie. Dark symbols on light paper only.
 */
public final class PictureReader {

  private PictureReader() {}

  /**
   * Reads a picture as it looks on white paper.
   *
   * @return the text of the symbol, or empty if none was found or could be read
   */
  public static Optional<String> read(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return read(picture.getRGB(0, 0, width, height, null, 0, width), width, height);
  }

  /**
   * Reads a picture as it looks on white paper.
   *
   * @param pixels row by row, each {@code 0xAARRGGBB}, not premultiplied; {@code width * height}
   * @return the text of the symbol, or empty if none was found or could be read
   */
  public static Optional<String> read(int[] pixels, int width, int height) {
    int[] onPaper = new int[width * height];
    for (int i = 0; i < onPaper.length; i++) {
      onPaper[i] = onWhite(pixels[i]);
    }
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, onPaper)));
    try {
      return Optional.of(new QRCodeReader().decode(bitmap, Decoding.HINTS).getText());
    } catch (ReaderException unreadable) {
      return Optional.empty();
    }
  }

  private static int onWhite(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 255) {
      return argb;
    }
    return onWhite(argb >> 16 & 0xFF, alpha) << 16
        | onWhite(argb >> 8 & 0xFF, alpha) << 8
        | onWhite(argb & 0xFF, alpha);
  }

  private static int onWhite(int part, int alpha) {
    return (part * alpha + 255 * (255 - alpha) + 127) / 255;
  }
}
