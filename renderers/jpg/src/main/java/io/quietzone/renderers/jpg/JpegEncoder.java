package io.quietzone.renderers.jpg;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * Encodes bands of eight rows (ITU-T T.81, baseline): no subsampling, so that edges stay sharp, and
 * the Huffman tables of its Annex K.
 */
final class JpegEncoder {

  private static final int BLOCK = 8;
  private static final int COEFFICIENTS = 64;
  private static final int COMPONENTS = 3;

  /** Of the quantization tables of Annex K: what other programs call a quality of 92. */
  private static final double QUANTIZATION = 0.16;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
  private final EntropyCoder coder = new EntropyCoder(out);
  private final int[] luminance = quantization(JPEGQTable.K1Luminance);
  private final int[] chrominance = quantization(JPEGQTable.K2Chrominance);
  private final HuffmanCode[] dc = {
    new HuffmanCode(JPEGHuffmanTable.StdDCLuminance),
    new HuffmanCode(JPEGHuffmanTable.StdDCChrominance)
  };
  private final HuffmanCode[] ac = {
    new HuffmanCode(JPEGHuffmanTable.StdACLuminance),
    new HuffmanCode(JPEGHuffmanTable.StdACChrominance)
  };
  private final int[] lastDc = new int[COMPONENTS];
  private final double[] samples = new double[COEFFICIENTS];
  private final int[] quantized = new int[COEFFICIENTS];

  /**
   * Starts a file.
   *
   * @param edge pixels, 1 to 65,535
   */
  JpegEncoder(int edge, int dpi) {
    segment(0xD8);
    segment(0xE0, 'J', 'F', 'I', 'F', 0, 1, 2, 1, dpi >> 8, dpi, dpi >> 8, dpi, 0, 0);
    table(0, luminance);
    table(1, chrominance);
    segment(
        0xC0, 8, edge >> 8, edge, edge >> 8, edge, COMPONENTS, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1);
    for (int i = 0; i < 2; i++) {
      segment(0xC4, dc[i].segment(i));
      segment(0xC4, ac[i].segment(0x10 + i));
    }
    segment(0xDA, COMPONENTS, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0);
  }

  /**
   * Adds eight rows.
   *
   * @param rows each {@code 0xRRGGBB}; a multiple of eight pixels, repeated beyond the picture
   */
  void addBand(int[][] rows) {
    for (int left = 0; left < rows[0].length; left += BLOCK) {
      boolean flat = isFlat(rows, left);
      for (int component = 0; component < COMPONENTS; component++) {
        int[] table = component == 0 ? luminance : chrominance;
        if (flat) {
          int mean = (int) Math.rint(8 * sample(rows[0][left], component) / table[0]);
          Arrays.fill(quantized, 0);
          quantized[0] = mean;
        } else {
          transform(rows, left, component, table);
        }
        write(component);
      }
    }
  }

  byte[] finish() {
    coder.flush();
    segment(0xD9);
    return out.toByteArray();
  }

  private static boolean isFlat(int[][] rows, int left) {
    int color = rows[0][left];
    for (int[] row : rows) {
      for (int x = left; x < left + BLOCK; x++) {
        if (row[x] != color) {
          return false;
        }
      }
    }
    return true;
  }

  /** Luminance or chrominance round zero (JFIF 1.02, "Conversion to and from RGB"). */
  private static double sample(int rgb, int component) {
    int red = rgb >> 16 & 0xFF;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    return switch (component) {
      case 0 -> 0.299 * red + 0.587 * green + 0.114 * blue - 128;
      case 1 -> -0.168736 * red - 0.331264 * green + 0.5 * blue;
      default -> 0.5 * red - 0.418688 * green - 0.081312 * blue;
    };
  }

  private void transform(int[][] rows, int left, int component, int[] table) {
    for (int y = 0; y < BLOCK; y++) {
      for (int x = 0; x < BLOCK; x++) {
        samples[y * BLOCK + x] = sample(rows[y][left + x], component);
      }
    }
    CosineTransform.forward(samples);
    for (int i = 0; i < COEFFICIENTS; i++) {
      quantized[i] = (int) Math.rint(samples[i] / table[i]);
    }
  }

  /** F.1.2: the difference to the last block's mean, then runs of zeros and what ends them. */
  private void write(int component) {
    int kind = component == 0 ? 0 : 1;
    int difference = quantized[0] - lastDc[component];
    lastDc[component] = quantized[0];
    coder.write(dc[kind], 0, difference);
    int zeros = 0;
    for (int i = 1; i < COEFFICIENTS; i++) {
      int value = quantized[ZigZag.ORDER[i]];
      if (value == 0) {
        zeros++;
        continue;
      }
      for (; zeros > 15; zeros -= 16) {
        coder.write(ac[kind], 0xF0);
      }
      coder.write(ac[kind], zeros << 4, value);
      zeros = 0;
    }
    if (zeros > 0) {
      coder.write(ac[kind], 0);
    }
  }

  private static int[] quantization(JPEGQTable table) {
    int[] scaled = table.getTable();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = Math.max(1, (int) Math.rint(scaled[i] * QUANTIZATION));
    }
    return scaled;
  }

  private void table(int id, int... table) {
    int[] content = new int[1 + COEFFICIENTS];
    content[0] = id;
    for (int i = 0; i < COEFFICIENTS; i++) {
      content[1 + i] = table[ZigZag.ORDER[i]];
    }
    segment(0xDB, content);
  }

  /** A marker, and its content with the length before it (B.1.1.4). */
  private void segment(int marker, int... content) {
    out.write(0xFF);
    out.write(marker);
    if (content.length > 0) {
      out.write((content.length + 2) >> 8);
      out.write(content.length + 2);
      for (int value : content) {
        out.write(value);
      }
    }
  }
}
