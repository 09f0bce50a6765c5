package io.quietzone.renderers.proof;

import com.google.zxing.DecodeHintType;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What every decoder is told. */
final class Decoding {

  /**
   * Without a character set named, ZXing guesses that of bytes that no ECI precedes; ours are
   * UTF-8. An ECI in the symbol goes before this hint.
   */
  static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.CHARACTER_SET,
          StandardCharsets.UTF_8.name(),
          DecodeHintType.TRY_HARDER,
          true);

  private Decoding() {}
}
