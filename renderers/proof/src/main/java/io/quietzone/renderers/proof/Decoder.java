package io.quietzone.renderers.proof;

import java.util.Optional;

/**
 * A program library that reads symbols from pictures as a camera's software does: it finds the
 * symbol by its finder patterns and knows nothing of where its modules lie. Dark symbols on light
 * ground only; for others, {@linkplain Luminance#inverted() invert} the picture.
 */
public enum Decoder {
  ZXING {
    @Override
    public Optional<String> read(Luminance picture) {
      return ZxingReader.read(picture);
    }
  },
  BOOFCV {
    @Override
    public Optional<String> read(Luminance picture) {
      return BoofcvReader.read(picture);
    }
  };

  /**
   * Reads a picture. For any thread.
   *
   * @return the text of the symbol, or empty if none was found or could be read
   */
  public abstract Optional<String> read(Luminance picture);
}
