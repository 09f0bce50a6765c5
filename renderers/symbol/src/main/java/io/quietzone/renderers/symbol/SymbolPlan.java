package io.quietzone.renderers.symbol;

import io.quietzone.renderers.spi.ErrorCorrection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** All that the symbols of a version and level have in common, worked out once. */
final class SymbolPlan {

  private static final int MASKS = 8;

  /**
   * By level, then by version. Threads may race to fill a place: plans are immutable, and each
   * thread makes the same one.
   */
  private static final Map<ErrorCorrection, SymbolPlan[]> PLANS = noPlans();

  private final int version;
  private final ErrorCorrection level;
  private final int size;
  private final Blocks blocks;
  private final ReedSolomon reedSolomon;
  private final short[] placementOrder;
  private final Placement placement;
  private final MaskTemplate[] masks;

  private SymbolPlan(int version, ErrorCorrection level) {
    this.version = version;
    this.level = level;
    this.size = FunctionPatterns.size(version);
    this.blocks = Blocks.of(version, level);
    this.reedSolomon = ReedSolomon.ofLength(blocks.correctionLength());
    this.placementOrder = blocks.placementOrder();
    FunctionPatterns patterns = new FunctionPatterns(version);
    this.placement = new Placement(patterns, version);
    this.masks = new MaskTemplate[MASKS];
    for (int mask = 0; mask < MASKS; mask++) {
      masks[mask] = new MaskTemplate(patterns, version, level, mask);
    }
  }

  static SymbolPlan of(int version, ErrorCorrection level) {
    SymbolPlan[] versions = Objects.requireNonNull(PLANS.get(level));
    SymbolPlan plan = versions[version];
    if (plan == null) {
      plan = new SymbolPlan(version, level);
      versions[version] = plan;
    }
    return plan;
  }

  private static Map<ErrorCorrection, SymbolPlan[]> noPlans() {
    Map<ErrorCorrection, SymbolPlan[]> plans = new EnumMap<>(ErrorCorrection.class);
    for (ErrorCorrection level : ErrorCorrection.values()) {
      plans.put(level, new SymbolPlan[41]);
    }
    return plans;
  }

  /**
   * The codewords of a text in the order of placement (clauses 7.5 and 7.6), and one byte more, as
   * {@link Placement#columns} wants it.
   */
  byte[] codewords(Segmentation segmentation) {
    byte[] codewords = new byte[blocks.codewords()];
    BitWriter writer = new BitWriter(codewords);
    segmentation.writeTo(writer);
    writer.finish(blocks.dataCodewords());
    int start = 0;
    for (int block = 0; block < blocks.count(); block++) {
      int length = blocks.dataLength(block);
      int target = blocks.dataCodewords() + block * blocks.correctionLength();
      reedSolomon.append(codewords, start, length, target);
      start += length;
    }
    byte[] placed = new byte[codewords.length + 1];
    for (int i = 0; i < codewords.length; i++) {
      placed[i] = codewords[placementOrder[i]];
    }
    return placed;
  }

  /** Places codewords and masks them with the mask that has the fewest penalty points. */
  EncodedSymbol bestMasked(byte[] codewords) {
    long[] columns = placement.columns(codewords);
    long[] rows = Lines.transpose(columns, size);
    MaskPenalty penalty = new MaskPenalty(rows, columns, size);
    MaskTemplate best = masks[0];
    int fewest = Integer.MAX_VALUE;
    for (MaskTemplate mask : masks) {
      int points = penalty.points(mask);
      if (points < fewest) {
        fewest = points;
        best = mask;
      }
    }
    return masked(rows, best);
  }

  /** Places codewords and masks them. */
  EncodedSymbol masked(byte[] codewords, int mask) {
    return masked(Lines.transpose(placement.columns(codewords), size), masks[mask]);
  }

  private EncodedSymbol masked(long[] rows, MaskTemplate mask) {
    long[] template = mask.rows();
    for (int start = 0; start < rows.length; start += size) {
      long inside = Lines.inside(start / size, size);
      for (int i = start; i < start + size; i++) {
        rows[i] = (rows[i] ^ template[i]) & inside;
      }
    }
    return new EncodedSymbol(version, level, mask.mask(), size, rows);
  }
}
