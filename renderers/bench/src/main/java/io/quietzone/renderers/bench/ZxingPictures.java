package io.quietzone.renderers.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures as they are usually made with ZXing: the peer of our renderers. */
final class ZxingPictures {

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;
  private static final int QUIET_ZONE = 4;

  private ZxingPictures() {}

  /** One bit a pixel, as {@code MatrixToImageWriter} of ZXing's {@code javase} draws it. */
  static byte[] png(String text, int pixels) throws WriterException, IOException {
    BitMatrix matrix =
        new QRCodeWriter()
            .encode(
                text,
                BarcodeFormat.QR_CODE,
                pixels,
                pixels,
                Map.of(
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M,
                    EncodeHintType.MARGIN,
                    QUIET_ZONE));
    BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels; x++) {
        image.setRGB(x, y, matrix.get(x, y) ? BLACK : WHITE);
      }
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  /** One rectangle for each dark module. */
  static byte[] svg(String text) throws WriterException {
    ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
    int modules = matrix.getWidth() + 2 * QUIET_ZONE;
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    svg.append(modules).append(' ').append(modules).append("\">");
    svg.append("<rect width=\"").append(modules).append("\" height=\"").append(modules);
    svg.append("\" fill=\"#ffffff\"/>");
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          svg.append("<rect x=\"").append(x + QUIET_ZONE);
          svg.append("\" y=\"").append(y + QUIET_ZONE);
          svg.append("\" width=\"1\" height=\"1\"/>");
        }
      }
    }
    return svg.append("</svg>").toString().getBytes(StandardCharsets.UTF_8);
  }
}
