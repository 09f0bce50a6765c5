package io.quietzone.renderers.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.reedsolomon.GenericGF;
import com.google.zxing.common.reedsolomon.ReedSolomonEncoder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReedSolomonTest {

  /** ISO/IEC 18004, annex I.2: the text 01234567 in version 1 at level M. */
  @Test
  void theExampleOfTheStandard() {
    HexFormat hex = HexFormat.of();
    byte[] codewords = Arrays.copyOf(hex.parseHex("10200c566180ec11ec11ec11ec11ec11"), 26);

    ReedSolomon.ofLength(10).append(codewords, 0, 16, 16);

    assertThat(hex.formatHex(codewords, 16, 26)).isEqualTo("a524d4c1ed36c7872c55");
  }

  /** ISO/IEC 18004, annex A, as powers of 2: 87, 229, 146, 149, 238, 102, 21. */
  @Test
  void theGeneratorPolynomialOfSevenCodewords() {
    assertThat(ReedSolomon.generator(7)).containsExactly(127, 122, 154, 164, 11, 68, 117);
  }

  @Test
  void allLengthsAreWhatZxingComputes() {
    Random random = new Random(1);
    for (int length = 1; length <= 30; length++) {
      for (int dataLength = 1; dataLength <= 123; dataLength++) {
        byte[] codewords = new byte[dataLength + length];
        random.nextBytes(codewords);
        int[] expected = new int[codewords.length];
        for (int i = 0; i < dataLength; i++) {
          expected[i] = codewords[i] & 0xFF;
        }
        new ReedSolomonEncoder(GenericGF.QR_CODE_FIELD_256).encode(expected, length);

        ReedSolomon.ofLength(length).append(codewords, 0, dataLength, dataLength);

        for (int i = 0; i < expected.length; i++) {
          assertThat(codewords[i] & 0xFF).isEqualTo(expected[i]);
        }
      }
    }
  }
}
