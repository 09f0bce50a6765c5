package io.quietzone.renderers.proof;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Optional;

/** ZXing: thresholds by blocks, finder patterns by the ratio of their widths. */
final class ZxingReader {

  private ZxingReader() {}

  static Optional<String> read(Luminance picture) {
    BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source(picture)));
    try {
      return Optional.of(new QRCodeReader().decode(bitmap, Decoding.HINTS).getText());
    } catch (ReaderException unreadable) {
      return Optional.empty();
    }
  }

  static LuminanceSource source(Luminance picture) {
    int width = picture.width();
    int height = picture.height();
    return new PlanarYUVLuminanceSource(
        picture.levels(), width, height, 0, 0, width, height, false);
  }
}
