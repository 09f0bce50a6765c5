package io.quietzone.renderers.proof;

import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.CodewordMap;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much damage a symbol can take, and how much of that its logo and style use up: codewords are
 * corrected block by block, so that the block that has lost most decides.
 *
 * @param blocks at least one
 */
public record ErrorCorrectionBudget(List<Block> blocks) {

  /**
   * A block of codewords.
   *
   * @param codewords data and error correction codewords
   * @param correctable how many of them may be wrong
   * @param lost how many of them are; may be more
   */
  public record Block(int codewords, int correctable, int lost) {

    /** How many more may be lost; below 0 if the block cannot be read any more. */
    public int spare() {
      return correctable - lost;
    }

    /** The share of the correctable codewords that are lost; above 1 if too many are. */
    public double used() {
      return (double) lost / correctable;
    }
  }

  /**
   * Compares a symbol with how it looks.
   *
   * @param views the symbol as it may be seen; a codeword is lost if any of them has one of its
   *     modules wrong
   */
  public static ErrorCorrectionBudget of(Symbol symbol, Symbol... views) {
    CodewordMap map = CodewordMap.of(symbol.version(), symbol.errorCorrection());
    boolean[] lost = new boolean[map.codewords()];
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        int codeword = map.codeword(x, y);
        if (codeword != CodewordMap.NONE) {
          lost[codeword] |= isWrong(symbol, views, x, y);
        }
      }
    }
    return of(map, lost);
  }

  /**
   * Counts lost codewords.
   *
   * @param lost by codeword
   */
  static ErrorCorrectionBudget of(CodewordMap map, boolean[] lost) {
    int[] counts = new int[map.blocks()];
    for (int codeword = 0; codeword < lost.length; codeword++) {
      counts[map.block(codeword)] += lost[codeword] ? 1 : 0;
    }
    return new ErrorCorrectionBudget(
        IntStream.range(0, counts.length)
            .mapToObj(i -> new Block(map.codewords(i), map.correctable(), counts[i]))
            .toList());
  }

  private static boolean isWrong(Symbol symbol, Symbol[] views, int x, int y) {
    for (Symbol view : views) {
      if (view.isDark(x, y) != symbol.isDark(x, y)) {
        return true;
      }
    }
    return false;
  }

  /** All codewords. */
  public int codewords() {
    return blocks.stream().mapToInt(Block::codewords).sum();
  }

  /** How many codewords may be wrong, if they are spread evenly. */
  public int correctable() {
    return blocks.stream().mapToInt(Block::correctable).sum();
  }

  /** How many codewords are lost. */
  public int lost() {
    return blocks.stream().mapToInt(Block::lost).sum();
  }

  /** The block that has the least to spare. */
  public Block worst() {
    return blocks.stream().max(Comparator.comparingDouble(Block::used)).orElseThrow();
  }

  /**
   * The share of the error correction that the worst block has left (ISO/IEC 15415, unused error
   * correction).
   *
   * @return 0–1
   */
  public double unused() {
    return Math.max(0, 1 - worst().used());
  }
}
