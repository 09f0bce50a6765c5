package io.quietzone.renderers.symbol;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import io.quietzone.renderers.spi.ErrorCorrection;
import java.util.Random;

/** How many characters a symbol holds, by ZXing's tables. */
final class Capacities {

  private static final String[] ALPHABETS = {
    "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", "abcdefghijklmnopqrstuvwxyz_?#&="
  };

  private Capacities() {}

  static int bits(int version, ErrorCorrection level) {
    Version table = Version.getVersionForNumber(version);
    int corrections =
        table.getECBlocksForLevel(ErrorCorrectionLevel.valueOf(level.name())).getTotalECCodewords();
    return 8 * (table.getTotalCodewords() - corrections);
  }

  static int characters(int version, ErrorCorrection level, Mode mode) {
    int bits = bits(version, level) - mode.headerBits(VersionRange.of(version));
    return switch (mode) {
      case NUMERIC -> bits / 10 * 3 + (bits % 10 >= 7 ? 2 : bits % 10 >= 4 ? 1 : 0);
      case ALPHANUMERIC -> bits / 11 * 2 + (bits % 11 >= 6 ? 1 : 0);
      case BYTE -> bits / 8;
      case KANJI -> bits / 13;
    };
  }

  /** A text that is best written in one segment of the mode. */
  static String text(Mode mode, int length, Random random) {
    if (mode == Mode.KANJI) {
      return "茗".repeat(length);
    }
    String alphabet =
        switch (mode) {
          case NUMERIC -> ALPHABETS[0];
          case ALPHANUMERIC -> ALPHABETS[1];
          default -> ALPHABETS[2];
        };
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
