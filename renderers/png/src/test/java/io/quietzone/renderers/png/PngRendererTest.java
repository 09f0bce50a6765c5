package io.quietzone.renderers.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngRendererTest {

  private static final String URL = "https://example.com/q/abcdefghijklmnopqrstuvwxyz0123";
  private static final Color RED = Color.opaque(0xC02010);
  private static final Color FAINT_RED = new Color(0xC0, 0x20, 0x10, 0x60);
  private static final Color FAINT_GREEN = new Color(0, 0xFF, 0, 0x20);

  @ParameterizedTest
  @MethodSource("versions")
  void everyVersionShowsItsModulesInManySizes(int version) throws IOException {
    Symbol symbol = SymbolEncoder.encode("VERSION " + version, ErrorCorrection.L, version);
    for (int quietZone : new int[] {0, 1, 4}) {
      SymbolStyle style = SymbolStyle.plain(Color.BLACK, Color.WHITE, quietZone);
      int smallest = symbol.size() + 2 * quietZone;
      for (int pixels : new int[] {smallest, smallest + 1, 2 * smallest - 1, 3 * smallest + 2}) {
        assertShows(drawing(symbol, style, pixels));
      }
    }
  }

  @Test
  void everySizeUpToAThousandPixelsShowsItsModules() throws IOException {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);
    for (int pixels = 41; pixels <= 1000; pixels++) {
      Picture picture = drawing(symbol, SymbolStyle.STANDARD, pixels);
      assertRows(picture, PngChunks.of(new PngRenderer().render(picture)));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 4095", "4, 4096", "40, 4097", "4, 9000", "40, 9000"})
  void largePictureShowsItsModules(int version, int pixels) {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M, version);
    Picture picture = drawing(symbol, SymbolStyle.STANDARD, pixels);

    assertRows(picture, PngChunks.of(new PngRenderer().render(picture)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 16})
  void pictureOfFewPixelsIsValid(int pixels) {
    Picture picture = new Dot(pixels);

    assertRows(picture, PngChunks.of(new PngRenderer().render(picture)));
  }

  @ParameterizedTest
  @MethodSource("colors")
  void everyColorIsExact(Color color, Color background) throws IOException {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);

    assertShows(drawing(symbol, SymbolStyle.plain(color, background, 4), 150));
  }

  @Test
  void opaqueColorsNeedNoTransparencyChunk() {
    assertThat(chunks(SymbolStyle.STANDARD, 100).chunks())
        .containsOnlyKeys("IHDR", "PLTE", "pHYs", "IDAT", "IEND");
    assertThat(chunks(SymbolStyle.plain(RED, Color.TRANSPARENT, 4), 100).chunk("tRNS"))
        .isEqualTo(ByteBuffer.wrap(new byte[] {0}));
    assertThat(chunks(SymbolStyle.plain(FAINT_RED, Color.TRANSPARENT, 4), 100).chunk("tRNS"))
        .isEqualTo(ByteBuffer.wrap(new byte[] {0, 0x60}));
  }

  @Test
  void chunksAreInTheOrderThatTheStandardAsks() {
    assertThat(chunks(SymbolStyle.plain(RED, FAINT_GREEN, 4), 100).chunks().keySet())
        .containsExactly("IHDR", "PLTE", "tRNS", "pHYs", "IDAT", "IEND");
  }

  @ParameterizedTest
  @CsvSource({"72, 2835", "96, 3780", "300, 11811", "600, 23622", "1, 39"})
  void resolutionIsInPixelsPerMetre(int dpi, int pixelsPerMetre) {
    ByteBuffer resolution = chunks(SymbolStyle.STANDARD, dpi).chunk("pHYs");

    assertThat(resolution.getInt()).isEqualTo(pixelsPerMetre);
    assertThat(resolution.getInt()).isEqualTo(pixelsPerMetre);
    assertThat(resolution.get()).isEqualTo((byte) 1);
    assertThat(resolution.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"410, 1.1", "600, 1.2", "1000, 1.25", "1200, 1.2", "3000, 1.0"})
  void pixelDataIsAboutAsSmallAsDeflaterMakesIt(int pixels, double most) {
    Picture picture =
        drawing(SymbolEncoder.encode(URL, ErrorCorrection.M), SymbolStyle.STANDARD, pixels);
    int length = PngChunks.of(new PngRenderer().render(picture)).chunk("IDAT").remaining();
    Deflater deflater = new Deflater();
    deflater.setInput(rows(picture));
    deflater.finish();
    int deflaterLength = deflater.deflate(new byte[1 << 20]);
    deflater.end();

    assertThat((double) length / deflaterLength).isLessThan(most);
  }

  @Test
  void pictureThatDeflateCannotReachAcrossIsRefused() {
    assertThatThrownBy(() -> new PngRenderer().render(new Dot(262_137)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("262136");
  }

  private static void assertShows(Picture picture) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(new PngRenderer().render(picture)));
    int edge = picture.size().pixels();
    assertThat(image.getWidth()).isEqualTo(edge);
    assertThat(image.getHeight()).isEqualTo(edge);
    Color light = picture.style().background();
    Color dark = picture.style().color().over(light);
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        Color expected = isDark(picture, x, y) ? dark : light;
        if (image.getRGB(x, y) != (expected.alpha() << 24 | expected.rgb())) {
          throw new AssertionError(edge + " pixels: pixel " + x + ", " + y);
        }
      }
    }
  }

  private static void assertRows(Picture picture, PngChunks file) {
    byte[] expected = rows(picture);

    assertThat(file.chunk("IHDR").getInt()).isEqualTo(picture.size().pixels());
    assertThat(file.inflate(expected.length)).isEqualTo(expected);
  }

  private static byte[] rows(Picture picture) {
    int edge = picture.size().pixels();
    int rowLength = 1 + (edge + 7) / 8;
    byte[] rows = new byte[rowLength * edge];
    for (int y = 0; y < edge; y++) {
      for (int x = 0; x < edge; x++) {
        if (isDark(picture, x, y)) {
          rows[y * rowLength + 1 + x / 8] |= (byte) (0x80 >> x % 8);
        }
      }
    }
    return rows;
  }

  private static boolean isDark(Picture picture, int x, int y) {
    int end = picture.symbolXPixels() + picture.symbol().size() * picture.modulePixels();
    return Math.min(x, y) >= picture.symbolXPixels()
        && Math.max(x, y) < end
        && picture
            .symbol()
            .isDark(
                (x - picture.symbolXPixels()) / picture.modulePixels(),
                (y - picture.symbolXPixels()) / picture.modulePixels());
  }

  private static PngChunks chunks(SymbolStyle style, int dpi) {
    Symbol symbol = SymbolEncoder.encode(URL, ErrorCorrection.M);
    PrintSize size = new PrintSize(100.0 / dpi, dpi);
    return PngChunks.of(new PngRenderer().render(Drawing.of(symbol, style, size)));
  }

  private static Drawing drawing(Symbol symbol, SymbolStyle style, int pixels) {
    return Drawing.of(symbol, style, new PrintSize(pixels / 300.0, 300));
  }

  static IntStream versions() {
    return IntStream.rangeClosed(1, 40);
  }

  static Stream<Arguments> colors() {
    return Stream.of(Color.BLACK, Color.WHITE, RED, FAINT_RED, Color.TRANSPARENT)
        .flatMap(
            color ->
                Stream.of(Color.WHITE, Color.BLACK, FAINT_GREEN, Color.TRANSPARENT)
                    .map(background -> Arguments.of(color, background)));
  }

  /** A picture smaller than any symbol: one dark module in the middle. */
  private record Dot(int pixels) implements Picture {

    @Override
    public Symbol symbol() {
      return new OneModule();
    }

    @Override
    public SymbolStyle style() {
      return SymbolStyle.STANDARD;
    }

    @Override
    public PrintSize size() {
      return new PrintSize(pixels, 1);
    }

    @Override
    public int modules() {
      return pixels;
    }

    @Override
    public int symbolX() {
      return (pixels - 1) / 2;
    }

    @Override
    public int symbolY() {
      return (pixels - 1) / 2;
    }

    @Override
    public void draw(Canvas canvas) {
      throw new UnsupportedOperationException("plain modules need no canvas");
    }
  }

  private record OneModule() implements Symbol {

    @Override
    public int version() {
      return 1;
    }

    @Override
    public ErrorCorrection errorCorrection() {
      return ErrorCorrection.L;
    }

    @Override
    public int mask() {
      return 0;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public boolean isDark(int x, int y) {
      return true;
    }

    @Override
    public long row(int y, int word) {
      return Long.MIN_VALUE;
    }
  }
}
