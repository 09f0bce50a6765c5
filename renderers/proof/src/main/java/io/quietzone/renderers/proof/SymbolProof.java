package io.quietzone.renderers.proof;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import io.quietzone.renderers.spi.Symbol;

/** Reads a symbol from its modules, without a picture. */
public final class SymbolProof {

  private SymbolProof() {}

  /**
   * Whether a decoder finds the payload in the symbol, with the error correction level that the
   * symbol claims. Errors that can be corrected are no obstacle; a mirrored symbol is.
   *
   * @param payload the text encoded, any Unicode; compared character by character
   */
  public static boolean reads(Symbol symbol, String payload) {
    try {
      DecoderResult result = new Decoder().decode(modules(symbol), Decoding.HINTS);
      boolean mirrored = result.getOther() != null;
      return !mirrored
          && result.getText().equals(payload)
          && result.getECLevel().equals(symbol.errorCorrection().name());
    } catch (FormatException | ChecksumException unreadable) {
      return false;
    }
  }

  /** Symbols have the leftmost module in the highest bit, ZXing in the lowest. */
  private static BitMatrix modules(Symbol symbol) {
    int size = symbol.size();
    BitMatrix modules = new BitMatrix(size);
    BitArray row = new BitArray(size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x += Integer.SIZE) {
        long word = symbol.row(y, x / Long.SIZE);
        int half = (int) (x % Long.SIZE == 0 ? word >>> Integer.SIZE : word);
        row.setBulk(x, Integer.reverse(half));
      }
      modules.setRow(y, row);
    }
    return modules;
  }
}
