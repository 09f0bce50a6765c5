package io.quietzone.renderers.png;

/**
 * A Huffman code made for pictures of one layout before any of them is drawn, so that none has to
 * be gone through twice.
 */
final class TrainedCode {

  private final HuffmanCode code;
  private final BitWriter start;

  /**
   * Makes a code.
   *
   * @param frequencies about how often each literal and length occurs; above 0 for all that can
   * @param block any for the same row length
   */
  TrainedCode(int[] frequencies, DeflateBlock block) {
    code = HuffmanCode.of(frequencies, DeflateBlock.MAX_CODE_LENGTH);
    start = block.start(code);
  }

  HuffmanCode code() {
    return code;
  }

  /** A zlib stream up to the first literal; the caller owns it. */
  BitWriter start() {
    return new BitWriter(start);
  }
}
