package io.quietzone.renderers.png;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.PictureReader;
import io.quietzone.renderers.raster.Raster;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A picture with a gradient, a logo and another picture under its modules, 9,000 pixels across. */
class LargestPictureTest {

  private static final String TEXT = "https://example.com/q/k7Xw2p";
  private static final int LARGEST = 9000;
  private static final int SAMPLES = 3;
  private static final int TRUE_COLOR = 2;

  @Test
  void itHasEveryPixelOfItsRows() throws IOException {
    Drawing drawing = drawing(LARGEST);
    PngChunks file = PngChunks.of(new PngRenderer().render(drawing));

    ByteBuffer header = file.chunk("IHDR");
    assertThat(header.getInt()).isEqualTo(LARGEST);
    assertThat(header.getInt()).isEqualTo(LARGEST);
    assertThat(header.get()).as("bits a sample").isEqualTo((byte) 8);
    assertThat(header.get()).isEqualTo((byte) TRUE_COLOR);
    Raster raster = Raster.of(drawing);
    int[] expected = new int[LARGEST];
    byte[] row = new byte[LARGEST * SAMPLES];
    byte[] above = new byte[row.length];
    byte[] data = new byte[file.chunk("IDAT").remaining()];
    file.chunk("IDAT").get(data);
    try (DataInputStream rows =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(data)))) {
      for (int y = 0; y < LARGEST; y++) {
        int filter = rows.readUnsignedByte();
        rows.readFully(row);
        unfilter(filter, row, above);
        raster.row(y, expected);
        assertThat(firstDifference(row, expected)).as("row %d", y).isEqualTo(-1);
        byte[] done = row;
        row = above;
        above = done;
      }
      assertThat(rows.read()).as("what follows the last row").isEqualTo(-1);
    }
  }

  @Test
  void itIsMadeInFarLessMemoryThanItHasPixels() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Drawing drawing = drawing(LARGEST);
    long before = threads.getCurrentThreadAllocatedBytes();
    byte[] file = new PngRenderer().render(drawing);

    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(file).isNotEmpty();
    assertThat(allocated).isLessThan((long) LARGEST * LARGEST * 4 / 8);
  }

  @Test
  void itReadsBackWhereItIsSmall() throws IOException {
    byte[] file = new PngRenderer().render(drawing(900));

    assertThat(PictureReader.read(ImageIO.read(new ByteArrayInputStream(file)))).contains(TEXT);
  }

  /** Undoes a filter that looks at the left or upper pixel (W3C PNG, clause 9.2). */
  private static void unfilter(int filter, byte[] row, byte[] above) {
    for (int i = 0; i < row.length; i++) {
      int left = i < SAMPLES ? 0 : row[i - SAMPLES];
      row[i] +=
          (byte)
              switch (filter) {
                case 0 -> 0;
                case 1 -> left;
                case 2 -> above[i];
                default -> throw new AssertionError("filter " + filter);
              };
    }
  }

  /** The first pixel of another colour, or -1. */
  private static int firstDifference(byte[] row, int[] expected) {
    for (int x = 0; x < expected.length; x++) {
      int rgb =
          (row[SAMPLES * x] & 0xFF) << 16
              | (row[SAMPLES * x + 1] & 0xFF) << 8
              | (row[SAMPLES * x + 2] & 0xFF);
      if ((0xFF000000 | rgb) != expected[x]) {
        return x;
      }
    }
    return -1;
  }

  private static Drawing drawing(int pixels) {
    SymbolStyle style =
        SymbolStyle.STANDARD
            .withPattern(Pattern.ROUNDED)
            .withGradient(Color.opaque(0x600000), Color.opaque(0x000060))
            .withLogo(new Logo(stripes(40, 0xFF1122CC), 0.2, true))
            .withPicture(stripes(300, 0xFF80C0FF));
    return Drawing.of(
        SymbolEncoder.encode(TEXT, ErrorCorrection.H), style, new PrintSize(pixels / 600.0, 600));
  }

  private static Image stripes(int edge, int argb) {
    int[] pixels = new int[edge * edge];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i / edge / 5 % 2 == 0 ? argb : 0xFFFFFFFF;
    }
    return new Image(edge, edge, pixels);
  }
}
