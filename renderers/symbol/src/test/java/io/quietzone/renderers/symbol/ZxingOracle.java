package io.quietzone.renderers.symbol;

import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** ZXing's encoder and decoder, asked for a second opinion. */
final class ZxingOracle {

  private ZxingOracle() {}

  /** What ZXing writes in a single segment; UTF-8 with ECI 26 where it is not ASCII. */
  static Optional<QRCode> plain(String text, ErrorCorrection level) {
    return encode(text, level, hints(text));
  }

  /** What ZXing writes in the segments that it finds shortest. */
  static Optional<QRCode> compact(String text, ErrorCorrection level) {
    Map<EncodeHintType, Object> hints = hints(text);
    hints.put(EncodeHintType.QR_COMPACT, true);
    return encode(text, level, hints);
  }

  private static Map<EncodeHintType, Object> hints(String text) {
    Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
    if (!text.chars().allMatch(c -> c < 0x80)) {
      hints.put(EncodeHintType.CHARACTER_SET, "UTF-8");
    }
    return hints;
  }

  private static Optional<QRCode> encode(
      String text, ErrorCorrection level, Map<EncodeHintType, Object> hints) {
    try {
      return Optional.of(Encoder.encode(text, ErrorCorrectionLevel.valueOf(level.name()), hints));
    } catch (WriterException tooLong) {
      return Optional.empty();
    }
  }

  static DecoderResult decode(Symbol symbol) {
    return decode(bits(symbol));
  }

  static DecoderResult decode(QRCode symbol) {
    return decode(bits(symbol.getMatrix()));
  }

  private static DecoderResult decode(BitMatrix bits) {
    try {
      return new Decoder().decode(bits, new EnumMap<>(DecodeHintType.class));
    } catch (FormatException | ChecksumException e) {
      throw new AssertionError("ZXing cannot read the symbol", e);
    }
  }

  static BitMatrix bits(Symbol symbol) {
    BitMatrix bits = new BitMatrix(symbol.size());
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (symbol.isDark(x, y)) {
          bits.set(x, y);
        }
      }
    }
    return bits;
  }

  static BitMatrix bits(ByteMatrix matrix) {
    BitMatrix bits = new BitMatrix(matrix.getWidth());
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          bits.set(x, y);
        }
      }
    }
    return bits;
  }
}
