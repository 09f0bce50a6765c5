package io.quietzone.renderers.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quietzone.renderers.vector.PaintingException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorFileTest {

  private static final int BLACK = 0xFF000000;

  @Test
  void thePageOfAPdfIsAsLargeAsIsAskedForAndTransparentWhereNothingIs() throws Exception {
    BufferedImage image = VectorFile.paint(pdf(), "application/pdf", 100).orElseThrow();

    assertThat(image.getWidth()).isEqualTo(100);
    assertThat(image.getHeight()).isEqualTo(100);
    assertThat(image.getRGB(25, 75)).isEqualTo(BLACK);
    assertThat(image.getRGB(25, 25)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/svg+xml", "image/SVG+xml ; charset=utf-8"})
  void anSvgIsKnownByItsMediaType(String mediaType) throws Exception {
    byte[] svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0 0h1v1z'/></svg>"
            .getBytes(StandardCharsets.UTF_8);

    BufferedImage image = VectorFile.paint(svg, mediaType, 30).orElseThrow();

    assertThat(image.getWidth()).isEqualTo(30);
    assertThat(image.getRGB(25, 5)).isEqualTo(BLACK);
  }

  @Test
  void whatIsCutOffIsDamaged() throws Exception {
    for (String mediaType : new String[] {"application/pdf", "image/svg+xml"}) {
      assertThat(
              catchThrowableOfType(
                      PaintingException.class,
                      () -> VectorFile.paint(new byte[] {'<', '%'}, mediaType, 30))
                  .reason())
          .isEqualTo(Reason.DAMAGED);
    }
  }

  @Test
  void otherFormatsAreNotRead() throws Exception {
    assertThat(VectorFile.paint(new byte[] {1}, "application/postscript", 30)).isEmpty();
  }

  /** A square page, whose left lower quarter is black. */
  private static byte[] pdf() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(144, 144));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.addRect(0, 0, 72, 72);
        content.fill();
      }
      document.save(file);
    }
    return file.toByteArray();
  }
}
