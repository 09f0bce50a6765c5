package io.quietzone.renderers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SVG as drawing programs write it, and what of it counts. */
class SvgFileTest {

  private static final int RED = 0xFFFF0000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fill='black' style='fill:red'",
        "style='fill:red' fill='black'",
        "style='fill:red !important'",
        "style='fill:red!IMPORTANT;fill:black'",
        "fill='red' style='fill:color(display-p3 1 0 0)'",
        "style='fill:red' xmlns:other='urn:other' other:style='fill:black'",
        "fill='url(#none) red'",
      })
  void theColourIsThatOfCss(String attributes) throws Exception {
    assertThat(middle(square(attributes).getBytes(StandardCharsets.UTF_8))).isEqualTo(RED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE"})
  void everyEncodingOfXmlIsKnown(String encoding) throws Exception {
    String declared = "<?xml version='1.0' encoding='" + encoding + "'?>" + square("fill='red'");

    assertThat(middle(declared.getBytes(Charset.forName(encoding)))).isEqualTo(RED);
  }

  @Test
  void theRootMayHaveAPrefixAndStandBehindALongComment() throws Exception {
    String prefixed =
        "<!--"
            + "a licence ".repeat(1000)
            + "--><s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
            + "<s:rect width='9' height='9' fill='red'/></s:svg>";

    assertThat(middle(prefixed.getBytes(StandardCharsets.UTF_8))).isEqualTo(RED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fill='url(#a) url(http://127.0.0.1/b)'",
        "style='fill:url(http://127.0.0.1/b)!important'",
      })
  void noFallbackRefersToAnythingElse(String attributes) {
    assertThatThrownBy(() -> PictureFile.read(square(attributes).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining("refers to nothing but its own gradients");
  }

  /** What a file says would else stand in the log, as often as it says it. */
  @Test
  void whatCannotBeDrawnIsRefusedWithoutAWordInTheLog() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(
              () -> PictureFile.read(square("stroke-width='1e9'").getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(UnreadableImageException.class)
          .hasMessage("This SVG cannot be drawn: send it as PNG.");
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static String square(String attributes) {
    return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9' "
        + attributes
        + "/></svg>";
  }

  private static int middle(byte[] file) throws UnreadableImageException {
    return PictureFile.read(file).argb(512, 512);
  }
}
