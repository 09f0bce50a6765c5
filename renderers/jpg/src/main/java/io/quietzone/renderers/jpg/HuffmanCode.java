package io.quietzone.renderers.jpg;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** A code made of how many words there are of each length (ITU-T T.81, Annex C). */
final class HuffmanCode {

  private static final int MAX_LENGTH = 16;

  private final short[] lengths;
  private final short[] values;
  private final int[] words = new int[256];
  private final int[] sizes = new int[256];

  HuffmanCode(JPEGHuffmanTable table) {
    lengths = table.getLengths();
    values = table.getValues();
    int word = 0;
    int at = 0;
    for (int length = 1; length <= lengths.length; length++) {
      for (int i = 0; i < lengths[length - 1]; i++) {
        words[values[at]] = word++;
        sizes[values[at++]] = length;
      }
      word <<= 1;
    }
  }

  int word(int value) {
    return words[value];
  }

  /** In bits. */
  int size(int value) {
    return sizes[value];
  }

  /** What a file says of it (B.2.4.2). */
  int[] segment(int id) {
    int[] content = new int[1 + MAX_LENGTH + values.length];
    content[0] = id;
    for (int i = 0; i < lengths.length; i++) {
      content[1 + i] = lengths[i];
    }
    for (int i = 0; i < values.length; i++) {
      content[1 + MAX_LENGTH + i] = values[i];
    }
    return content;
  }
}
