package io.quietzone.renderers.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecoderTest {

  private static final String TEXT = "Grüße, 茗荷, 😀";

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void everyCharacterReads(Decoder decoder) {
    assertThat(decoder.read(look(picture(TEXT, 7, false)))).hasValue(TEXT);
    assertThat(decoder.read(look(picture("0123456789", 5, false)))).hasValue("0123456789");
  }

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void roundFinderPatternsRead(Decoder decoder) {
    for (int modulePixels : new int[] {3, 4, 7, 12, 20, 31}) {
      assertThat(decoder.read(look(picture(TEXT, modulePixels, true))))
          .as("%d pixels a module", modulePixels)
          .hasValue(TEXT);
    }
  }

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void lightSymbolsReadInverted(Decoder decoder) {
    Luminance negative = look(picture(TEXT, 6, false)).inverted();

    assertThat(decoder.read(negative)).isEmpty();
    assertThat(decoder.read(negative.inverted())).hasValue(TEXT);
  }

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void onePixelAModuleReadsEnlarged(Decoder decoder) {
    assertThat(decoder.read(look(picture(TEXT, 1, false)).enlarged(4))).hasValue(TEXT);
  }

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void picturesWithoutSymbolAreEmpty(Decoder decoder) {
    Random random = new Random(7);
    for (int edge : new int[] {1, 20, 300}) {
      int[] noise = random.ints((long) edge * edge).map(pixel -> pixel | 0xFF000000).toArray();

      assertThat(decoder.read(Luminance.of(noise, edge, edge, Color.WHITE))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void symbolWithHalfItsModulesGoneDoesNotRead(Decoder decoder) {
    BufferedImage image = picture(TEXT, 6, false);
    Graphics2D pen = image.createGraphics();
    pen.setColor(java.awt.Color.WHITE);
    pen.fillRect(image.getWidth() / 2, image.getHeight() / 2, 300, 300);
    pen.dispose();

    assertThat(decoder.read(look(image))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Decoder.class)
  void threadsDoNotDisturbEachOther(Decoder decoder) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> readings =
          IntStream.range(0, 40)
              .<Callable<Boolean>>mapToObj(
                  i ->
                      () -> {
                        String text = "symbol number " + i;
                        Luminance picture = look(picture(text, 3 + i % 5, i % 2 == 0));
                        return decoder.read(picture).orElse("").equals(text);
                      })
              .toList();
      for (Future<Boolean> reading : threads.invokeAll(readings)) {
        assertThat(reading.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void paperShowsThroughWhatIsTransparent() {
    int[] pixels = {0x00FFFFFF, 0x80FFFFFF, 0xFFFF0000};

    Luminance onBlack = Luminance.of(pixels, 3, 1, Color.BLACK);
    Luminance onWhite = Luminance.of(pixels, 3, 1, Color.WHITE);

    assertThat(levels(onBlack)).containsExactly(0, 128, 76);
    assertThat(levels(onWhite)).containsExactly(255, 255, 76);
  }

  @Test
  void enlargedPixelsAreSquares() {
    Luminance picture = Luminance.of(new int[] {0xFF000000, 0xFFFFFFFF}, 2, 1, Color.WHITE);

    assertThat(levels(picture.enlarged(2))).containsExactly(0, 0, 255, 255, 0, 0, 255, 255);
    assertThat(picture.enlarged(1)).isSameAs(picture);
  }

  private static int[] levels(Luminance picture) {
    return IntStream.range(0, picture.width() * picture.height())
        .map(i -> picture.level(i % picture.width(), i / picture.width()))
        .toArray();
  }

  private static Luminance look(BufferedImage image) {
    return Luminance.of(image, Color.WHITE);
  }

  private static BufferedImage picture(String text, int modulePixels, boolean roundEyes) {
    Symbol symbol = SymbolEncoder.encode(text, ErrorCorrection.M);
    int edge = (symbol.size() + 8) * modulePixels;
    BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(java.awt.Color.WHITE);
    pen.fillRect(0, 0, edge, edge);
    pen.setColor(java.awt.Color.BLACK);
    pen.scale(modulePixels, modulePixels);
    pen.translate(4, 4);
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (symbol.isDark(x, y) && !(roundEyes && isEye(x, y, symbol.size()))) {
          pen.fillRect(x, y, 1, 1);
        }
      }
    }
    if (roundEyes) {
      int far = symbol.size() - 7;
      drawEye(pen, 0, 0);
      drawEye(pen, far, 0);
      drawEye(pen, 0, far);
    }
    pen.dispose();
    return image;
  }

  private static boolean isEye(int x, int y, int size) {
    return (x < 7 && (y < 7 || y >= size - 7)) || (y < 7 && x >= size - 7);
  }

  private static void drawEye(Graphics2D pen, int x, int y) {
    pen.setStroke(new BasicStroke(1));
    pen.draw(new Ellipse2D.Double(x + 0.5, y + 0.5, 6, 6));
    pen.fill(new Ellipse2D.Double(x + 2, y + 2, 3, 3));
  }
}
