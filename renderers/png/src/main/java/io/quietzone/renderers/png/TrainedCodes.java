package io.quietzone.renderers.png;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The code of each layout, made of noise when the first picture of it is drawn: by the layout
 * alone, so that it does not matter which picture that is.
 */
final class TrainedCodes {

  /** A code takes three kilobytes. */
  private static final int SLOTS = 256;

  private static final int SAMPLES = 4;

  /** How much more a symbol counts that a sample has than one that only might occur. */
  private static final int SEEN = 8;

  /** Where a module is narrower, a byte may have more than one edge, and be anything. */
  private static final int MIN_MODULE_PIXELS = 8;

  private static final AtomicReferenceArray<@Nullable Slot> CODES =
      new AtomicReferenceArray<>(SLOTS);

  private record Slot(PlainLayout layout, TrainedCode code) {}

  private TrainedCodes() {}

  /** Whether there is a code for a layout: whether it is known what occurs in it. */
  static boolean has(PlainLayout layout) {
    return layout.modulePixels() >= MIN_MODULE_PIXELS;
  }

  /** The code of a layout that has one. */
  static TrainedCode of(PlainLayout layout) {
    int hash = layout.hashCode();
    int index = (hash ^ hash >>> 16) & (SLOTS - 1);
    Slot slot = CODES.get(index);
    if (slot != null && slot.layout().equals(layout)) {
      return slot.code();
    }
    // Two that are drawn in turns have a place each: who is replaced moves to the place beside.
    Slot beside = CODES.get(index ^ 1);
    if (beside != null && beside.layout().equals(layout)) {
      return beside.code();
    }
    Slot trained = new Slot(layout, train(layout));
    CODES.set(index ^ 1, slot);
    CODES.set(index, trained);
    return trained.code();
  }

  private static TrainedCode train(PlainLayout layout) {
    MeasuredBlock block = new MeasuredBlock(ZlibRows.distance(layout.rowLength()));
    for (int seed = 0; seed < SAMPLES; seed++) {
      PlainPixels.compress(new Noise(layout.modules(), seed), layout, block);
    }
    int[] frequencies = block.frequencies().clone();
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      frequencies[symbol] *= SEEN;
    }
    for (int symbol = DeflateBlock.END_OF_BLOCK; symbol < frequencies.length; symbol++) {
      frequencies[symbol]++;
    }
    frequencies[0]++;
    frequencies[0xFF]++;
    for (int i = 0; i <= layout.modules(); i++) {
      int bit = (layout.left() + i * layout.modulePixels()) & 7;
      frequencies[0xFF >> bit]++;
      frequencies[0xFF << (8 - bit) & 0xFF]++;
    }
    return new TrainedCode(frequencies, block);
  }
}
