package io.quietzone.renderers.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quietzone.renderers.vector.PaintingException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SvgPainterTest {

  private static final int RED = 0xFFFF0000;
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void aDocumentIsAsLargeAsIsAskedForAndTransparentWhereNothingIs() throws Exception {
    BufferedImage image = paint("<rect x='1' width='1' height='1' fill='red'/>");

    assertThat(image.getWidth()).isEqualTo(80);
    assertThat(image.getHeight()).isEqualTo(80);
    assertThat(image.getRGB(41, 21)).isEqualTo(RED);
    assertThat(image.getRGB(39, 21)).isZero();
    assertThat(image.getRGB(41, 19)).isZero();
  }

  @Test
  void anImageInTheDocumentIsDrawn() throws Exception {
    String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(red());

    assertThat(paint(image(data)).getRGB(20, 40)).isEqualTo(RED);
  }

  @Test
  void nothingFromOutsideTheDocumentIsReadAndNothingIsPrinted(@TempDir Path folder)
      throws Exception {
    Path file = Files.write(folder.resolve("red.png"), red());
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThat(failure(image(file.toUri().toString()), LONG)).isEqualTo(Reason.DAMAGED);
      assertThat(failure("<path d='nonsense'/>", LONG)).isEqualTo(Reason.DAMAGED);
      assertThat(failure("<path", LONG)).isEqualTo(Reason.DAMAGED);
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatTakesTooLongIsGivenUp() {
    assertThat(failure("<circle r='9'/>".repeat(9000), Duration.ofNanos(1))).isEqualTo(Reason.SLOW);
  }

  private static Reason failure(String content, Duration deadline) {
    return catchThrowableOfType(
            PaintingException.class, () -> SvgPainter.paint(svg(content), 80, LONG, deadline))
        .reason();
  }

  private static BufferedImage paint(String content) throws PaintingException {
    return SvgPainter.paint(svg(content), 80, LONG, LONG);
  }

  private static String image(String address) {
    return "<image width='2' height='1' preserveAspectRatio='none'"
        + " xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='"
        + address
        + "'/>";
  }

  private static byte[] red() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, RED);
    image.setRGB(1, 0, RED);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "png", file)).isTrue();
    return file.toByteArray();
  }

  /** Two inches by one. */
  private static byte[] svg(String content) {
    String root =
        "<svg xmlns='http://www.w3.org/2000/svg' width='2in' height='1in' viewBox='0 0 2 1'>";
    return (root + content + "</svg>").getBytes(StandardCharsets.UTF_8);
  }
}
