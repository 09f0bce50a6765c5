package io.quietzone.renderers.png;

/** A block that is written as it comes, by a code that suits blocks like it. */
final class TrainedBlock extends DeflateBlock {

  private final HuffmanCode code;
  private final BitWriter out;

  /** Starts a block that has no symbol but those of the code. */
  TrainedBlock(TrainedCode code, int rowDistance) {
    super(rowDistance);
    this.code = code.code();
    this.out = code.start();
  }

  @Override
  void literals(byte[] bytes, int from, int to) {
    code.writeAll(bytes, from, to, out);
  }

  @Override
  void match(int length, int times, boolean rowAbove) {
    for (int i = 0; i < times; i++) {
      writeMatch(length, rowAbove, code, out);
    }
  }

  @Override
  BitWriter end() {
    code.write(END_OF_BLOCK, out);
    return out;
  }
}
