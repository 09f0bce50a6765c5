package io.quietzone.renderers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files made to take memory or time: refused before either is spent. */
class BombTest {

  /** What refusing may take beyond the file, classes loaded for the first time included. */
  private static final int MAX_ALLOCATED = 4_000_000;

  private static final int GREY = 0;
  private static final int PALETTE = 3;
  private static final int COLOURS_AND_OPACITY = 6;
  private static final int NO_COMPRESSION = 1;
  private static final int LZW = 5;
  private static final int OLD_JPEG = 6;
  private static final int JPEG = 7;
  private static final int DEFLATE = 8;
  private static final int PACK_BITS = 32_773;
  private static final int NEARLY_TWO_GIB = 0x7FFF_FF00;

  @ParameterizedTest(name = "{0}")
  @MethodSource({"pngs", "tiffs", "others", "drawings"})
  void isRefusedAtOnceAndWithoutMemory(String name, byte[] bomb) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long before = threads.getCurrentThreadAllocatedBytes();

    UnreadableImageException refusal =
        catchThrowableOfType(UnreadableImageException.class, () -> PictureFile.read(bomb));

    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    long millis = (System.nanoTime() - start) / 1_000_000;
    assertThat(refusal).as(name).isNotNull().hasMessageNotContaining("Exception");
    assertThat(allocated).as("bytes").isLessThan(bomb.length + MAX_ALLOCATED);
    assertThat(millis).as("milliseconds").isLessThan(2000);
  }

  @Test
  void aSizeThatIsTooLargeIsTold() {
    assertThatThrownBy(() -> PictureFile.read(png(30_000, 30_000, 8, COLOURS_AND_OPACITY, 0)))
        .hasMessageContaining("30000 × 30000")
        .hasMessageContaining("at most 16 million")
        .hasMessageContaining("at most 16384 in a row or column");
  }

  static Stream<Arguments> pngs() {
    return Stream.of(
        bomb(
            "three megabytes that declare 900 million pixels",
            png(30_000, 30_000, 8, COLOURS_AND_OPACITY, 3_000_000)),
        bomb("the largest size there is", png(Integer.MAX_VALUE, Integer.MAX_VALUE, 16, GREY, 0)),
        bomb("pixels that are not there", png(4000, 4000, 16, COLOURS_AND_OPACITY, 0)),
        bomb("one long row", deflated(16_000_000, 1)),
        bomb("one long column", deflated(1, 16_000_000)),
        bomb("a palette of two gigabytes", withChunk(10, PALETTE, "PLTE", 2_000_000_001)),
        bomb("opacities of two gigabytes", withChunk(10, PALETTE, "tRNS", 2_000_000_001)));
  }

  static Stream<Arguments> tiffs() {
    return Stream.of(
        bomb("the largest size of a TIFF", tiff(strips(65_535, NO_COMPRESSION, 100))),
        bomb("a tile of 900 million pixels", tiff(tile(30_000, NO_COMPRESSION))),
        bomb("a tile that packs as many", tiff(tile(30_000, PACK_BITS))),
        bomb("a tile that deflates to as many", tiff(tile(30_000, DEFLATE))),
        bomb("a tile of all there can be", tiff(tile(Integer.MAX_VALUE, LZW))),
        bomb("a strip of two gigabytes", tiff(strips(100, NO_COMPRESSION, NEARLY_TWO_GIB))),
        bomb("a strip of two, deflated", tiff(strips(100, DEFLATE, NEARLY_TWO_GIB))),
        bomb("a strip of two, packed", tiff(strips(100, PACK_BITS, NEARLY_TWO_GIB))),
        bomb("a JPEG of another size inside", tiff(strips(100, JPEG, 100))),
        bomb("an old JPEG inside", tiff(strips(100, OLD_JPEG, 100))));
  }

  static Stream<Arguments> others() throws IOException {
    return Stream.of(
        bomb("a BMP of 900 million pixels", bitmap(30_000, 30_000)),
        bomb("a BMP of less than no pixels", bitmap(Integer.MIN_VALUE, Integer.MIN_VALUE)),
        bomb("a BMP without its pixels", bitmap(4000, 4000)),
        bomb("a GIF of 900 million pixels", gif()),
        bomb("a JPEG painted over and over", progressive(60)),
        bomb("one behind a marker without a length", progressive(60, 0xFF, 0x01)));
  }

  static Stream<Arguments> drawings() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE svg [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      String before = "&a" + (i - 1) + ";";
      laughs.append("<!ENTITY a" + i + " '" + before.repeat(10) + "'>");
    }
    laughs.append("]>");
    return Stream.of(
        bomb("a billion laughs", text(laughs + "<svg><g id='&a29;'/></svg>")),
        bomb(
            "one long entity, many times",
            text(
                "<!DOCTYPE svg [<!ENTITY a '"
                    + "a".repeat(30_000)
                    + "'>]><svg>"
                    + "&a;".repeat(10_000)
                    + "</svg>")),
        bomb(
            "an entity of parameters",
            text("<!DOCTYPE svg [<!ENTITY % a SYSTEM 'file:///dev/zero'>%a;]><svg/>")),
        bomb("an endless file", text("<!DOCTYPE svg SYSTEM 'file:///dev/zero'><svg/>")),
        bomb("deep groups", text("<svg viewBox='0 0 1 1'>" + "<g>".repeat(15_000))),
        bomb("deep descriptions", text("<svg viewBox='0 0 1 1'><desc>" + "<g>".repeat(15_000))),
        bomb("many attributes", text("<svg" + " a='' ".repeat(5000) + "/>")),
        bomb("a size without measure", text("<svg width='1e300' height='1'/>")));
  }

  private static Arguments bomb(String name, byte[] file) {
    return Arguments.of(name, file);
  }

  /** A PNG with so many bytes where pixels should be. */
  private static byte[] png(int width, int height, int bits, int colours, int length) {
    return join(start(width, height, bits, colours), chunk("IDAT", new byte[length]), end());
  }

  /** A PNG that has all the grey pixels it declares: black ones. */
  private static byte[] deflated(int width, int height) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(new byte[(width + 1) * height]);
    deflater.finish();
    byte[] pixels = new byte[100_000];
    int length = deflater.deflate(pixels);
    deflater.end();
    return join(start(width, height, 8, GREY), chunk("IDAT", Arrays.copyOf(pixels, length)), end());
  }

  /** A PNG one of whose chunks says that it is longer than the file. */
  private static byte[] withChunk(int edge, int colours, String type, int length) {
    byte[] chunk = chunk(type, new byte[30]);
    ByteBuffer.wrap(chunk).putInt(0, length);
    byte[] palette = type.equals("PLTE") ? new byte[0] : chunk("PLTE", new byte[30]);
    byte[] pixels = chunk("IDAT", new byte[0]);
    return join(start(edge, edge, 8, colours), palette, chunk, pixels, end());
  }

  private static byte[] start(int width, int height, int bits, int colours) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) bits).put((byte) colours);
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    return join(signature, chunk("IHDR", header.array()));
  }

  private static byte[] end() {
    return chunk("IEND", new byte[0]);
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    return ByteBuffer.allocate(content.length + 12)
        .putInt(content.length)
        .put(name)
        .put(content)
        .putInt((int) checksum.getValue())
        .array();
  }

  /** Tag, type, count and value of fields of a grey TIFF that is one strip. */
  private static int[][] strips(int edge, int compression, int length) {
    return new int[][] {
      {256, 4, 1, edge},
      {257, 4, 1, edge},
      {258, 3, 1, 8},
      {259, 3, 1, compression},
      {262, 3, 1, 1},
      {273, 4, 1, 8},
      {277, 3, 1, 1},
      {278, 4, 1, edge},
      {279, 4, 1, length}
    };
  }

  /** Fields of a grey TIFF of 100 × 100 pixels that lies in one tile. */
  private static int[][] tile(int edge, int compression) {
    return new int[][] {
      {256, 4, 1, 100},
      {257, 4, 1, 100},
      {258, 3, 1, 8},
      {259, 3, 1, compression},
      {262, 3, 1, 1},
      {277, 3, 1, 1},
      {322, 4, 1, edge},
      {323, 4, 1, edge},
      {324, 4, 1, 8},
      {325, 4, 1, 100}
    };
  }

  private static byte[] tiff(int[][] fields) {
    ByteBuffer file = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    file.putShort((short) fields.length);
    for (int[] field : fields) {
      file.putShort((short) field[0]).putShort((short) field[1]).putInt(field[2]).putInt(field[3]);
    }
    return file.array();
  }

  private static byte[] bitmap(int width, int height) {
    ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(200).putInt(0).putInt(54);
    file.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
    return file.array();
  }

  private static byte[] gif() {
    ByteBuffer file = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
    file.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
    file.putShort((short) 10).putShort((short) 10).put(new byte[3]);
    file.put((byte) ',').putInt(0).putShort((short) 30_000).putShort((short) 30_000);
    file.put((byte) 0).put((byte) 2).put((byte) 1).put((byte) 0x44).put((byte) 0);
    file.put(29, (byte) ';');
    return file.array();
  }

  /** A progressive JPEG of 16 million black pixels whose last scan comes again and again. */
  private static byte[] progressive(int scans, int... before) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam settings = writer.getDefaultWriteParam();
    settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(written)) {
      writer.setOutput(out);
      BufferedImage black = new BufferedImage(4000, 4000, BufferedImage.TYPE_BYTE_GRAY);
      writer.write(null, new IIOImage(black, null, null), settings);
    }
    byte[] file = written.toByteArray();
    int lastScan = RasterKind.lastIndexOf(file, 0xFF, 0xDA);
    byte[] head = Arrays.copyOf(file, lastScan);
    byte[] scan = Arrays.copyOfRange(file, lastScan, file.length - 2);
    byte[][] parts = new byte[scans + 2][];
    Arrays.fill(parts, scan);
    parts[0] = Arrays.copyOf(head, head.length + before.length);
    for (int i = 0; i < before.length; i++) {
      parts[0][head.length + i] = (byte) before[i];
    }
    parts[scans + 1] = new byte[] {(byte) 0xFF, (byte) 0xD9};
    return join(parts);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
