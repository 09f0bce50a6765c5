package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How symbols look: every style field of {@code POST /api/v1/generate/}, right and wrong. */
@ExtendWith(SharedServer.class)
class StylesIT {

  private static final String URL = "https://example.com/style";

  /** Of 25 in two inches at 300 dpi without a quiet zone, in pixels. */
  private static final int MODULE = 24;

  private static final Pattern VALUE = Pattern.compile("'[^']*'|true|false");

  private final TestServer server;

  StylesIT(TestServer server) {
    this.server = server;
  }

  static Stream<String> styles() {
    return Stream.of(
            choices(
                "pattern",
                "squares rounded dot diamond liquid connected-h connected-v hexagon star halftone frame"),
            choices("eye_shape", "square rounded circle frame"),
            choices(
                "eye_border_shape", "square rounded circle leaf-tl leaf-tr leaf-br leaf-bl frame"),
            choices(
                "eye_center_shape", "square rounded circle leaf-tl sunburst star diamond cross"),
            choices(
                "frame_style",
                "none border rounded banner-bottom banner-top bubble-bottom bubble-top brackets"),
            Stream.of(
                "'gradient_from': '#7A0000', 'gradient_to': '#00007A'",
                "'eye_color': '#006600'",
                "'eye_border_color': '#006600', 'eye_center_color': '#660066'",
                "'eye_outer_frame': true",
                "'eye_outer_frame': true, 'eye_outer_frame_match': true, 'eye_color': '#006600'",
                "'frame_style': 'banner-bottom', 'frame_label': 'Größe wählen', 'frame_color': '#123456'"))
        .flatMap(each -> each);
  }

  private static Stream<String> choices(String field, String values) {
    return Stream.of(values.split(" ")).map(value -> "'" + field + "': '" + value + "'");
  }

  @ParameterizedTest
  @MethodSource("styles")
  void everyStyleReadsBackInPixelsAndInVectors(String style) throws Exception {
    Answer png = generate(style + ", 'background': 'white'");
    Answer svg = generate(style + ", 'background': 'white', 'format': 'svg'");

    assertThat(png.status()).as(png::toString).isEqualTo(200);
    assertThat(new PngPicture(png.body()).size()).isEqualTo("600x600");
    assertThat(new PngPicture(png.body()).read()).contains(URL);
    assertThat(svg.status()).as(svg::toString).isEqualTo(200);
    assertThat(svg.text()).startsWith("<svg").contains("width=\"2in\" height=\"2in\"");
    assertThat(VectorPicture.read("svg", svg.body())).contains(URL);
  }

  /** And where the field is not sent, it is the usual value's, or like none of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pattern | | 'squares' 'rounded' 'dot' 'diamond' 'liquid' 'connected-h' 'connected-v' 'hexagon' 'star' 'halftone' 'frame' | 'rounded'",
        "eye_shape | | 'square' 'rounded' 'circle' 'frame' | 'square'",
        "eye_border_shape | | 'square' 'rounded' 'circle' 'leaf-tl' 'leaf-tr' 'leaf-br' 'leaf-bl' 'frame' | 'square'",
        "eye_center_shape | | 'square' 'rounded' 'circle' 'leaf-tl' 'sunburst' 'star' 'diamond' 'cross' | 'square'",
        "eye_outer_frame | | false true | false",
        "eye_outer_frame_match | 'eye_outer_frame': true, 'eye_color': '#006600', | false true | false",
        "eye_color | | '#006600' '#660066' |",
        "eye_border_color | | '#006600' '#660066' |",
        "eye_center_color | | '#006600' '#660066' |",
        "frame_style | | 'none' 'border' 'rounded' 'banner-bottom' 'banner-top' 'bubble-bottom' 'bubble-top' 'brackets' | 'none'",
        "frame_color | 'frame_style': 'border', | '#123456' '#654321' '#000000' | '#000000'",
        "frame_label | 'frame_style': 'border', | '' 'SCAN ME' 'SCAN IT' | ''"
      })
  void everyValueOfAFieldIsDrawnInItsOwnWay(
      String field, @Nullable String others, String values, @Nullable String usual)
      throws Exception {
    for (String format : List.of("png", "svg")) {
      String rest = (others == null ? "" : others) + "'dpi': 150, 'format': '" + format + "'";
      Map<String, String> drawn = new HashMap<>();
      Matcher value = VALUE.matcher(values);
      while (value.find()) {
        Answer answer = generate("'" + field + "': " + value.group() + ", " + rest);
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        String same = drawn.put(picture(answer), value.group());
        assertThat(same).as("drawn like %s in %s", value.group(), format).isNull();
      }
      assertThat(drawn).hasSizeGreaterThan(1);
      assertThat(drawn.get(picture(generate(rest)))).as(format).isEqualTo(usual);
    }
  }

  private static String picture(Answer answer) {
    return new String(answer.body(), StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource({
    "pdf, application/pdf, %PDF-",
    "eps, application/postscript, %!PS-Adobe-3.0 EPSF-3.0",
    "svg, image/svg+xml, <svg"
  })
  void vectorFormatsAreBuiltInAndReadBack(String format, String mediaType, String start)
      throws Exception {
    Answer answer = generate("'background': 'white', 'format': '" + format + "'");

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo(mediaType);
    assertThat(answer.text()).startsWith(start);
    if (!format.equals("eps") || VectorPicture.hasGhostscript()) {
      assertThat(VectorPicture.read(format, answer.body())).contains(URL);
    }
  }

  @Test
  void jpegIsBuiltInAndReadsBack() throws Exception {
    Answer answer = generate("'format': 'jpg', 'background': 'white'");

    assertThat(answer.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(answer.body()).startsWith(0xFF, 0xD8, 0xFF);
    assertThat(ReadBack.isRead(answer.body(), URL)).isTrue();
  }

  @Test
  void modulesAreRoundedWhereNothingElseIsAsked() throws Exception {
    byte[] unasked = generate("'dpi': 300").body();

    assertThat(generate("'pattern': 'rounded'").body()).isEqualTo(unasked);
    assertThat(generate("'pattern': 'squares'").body()).isNotEqualTo(unasked);
  }

  @Test
  void aGradientRunsFromTopToBottom() throws Exception {
    Answer answer =
        generate(
            "'gradient_from': '#FF0000', 'gradient_to': '#0000FF', 'pattern': 'squares', 'quiet_zone': 0");

    BufferedImage image = new PngPicture(answer.body()).image();
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFF0000);
    assertThat(image.getRGB(0, 599)).isEqualTo(0xFF0000FF);
  }

  @Test
  void theFinderPatternsHaveTheirOwnColours() throws Exception {
    Answer answer =
        generate("'eye_border_color': '#008000', 'eye_center_color': '#800080', 'quiet_zone': 0");

    BufferedImage image = new PngPicture(answer.body()).image();
    assertThat(image.getRGB(1, 1)).isEqualTo(0xFF008000);
    int middle = 7 * MODULE / 2;
    assertThat(image.getRGB(middle, middle)).isEqualTo(0xFF800080);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'gradient_from': '#000000' | {'gradient_to': ['gradient_from and gradient_to']}",
        "'gradient_to': '#000000' | {'gradient_from': ['gradient_from and gradient_to']}",
        "'gradient_from': 'red', 'gradient_to': '#000000' | {'gradient_from': '#RRGGBB'}",
        "'pattern': 'round' | {'pattern': ['squares, rounded, dot, diamond, liquid, connected-h, connected-v, hexagon, star, halftone, frame']}",
        "'eye_shape': 'leaf' | {'eye_shape': ['square, rounded, circle, frame']}",
        "'eye_border_shape': 'star' | {'eye_border_shape': ['square, rounded, circle, leaf-tl, leaf-tr, leaf-br, leaf-bl, frame']}",
        "'eye_center_shape': 'leaf-br' | {'eye_center_shape': ['square, rounded, circle, leaf-tl, sunburst, star, diamond, cross']}",
        "'eye_color': '#12345' | {'eye_color': '#RRGGBB'}",
        "'eye_border_color': 5 | {'eye_border_color': ['string']}",
        "'eye_border_color': '#GG0000' | {'eye_border_color': '#RRGGBB'}",
        "'eye_center_color': '#1234567' | {'eye_center_color': '#RRGGBB'}",
        "'gradient_from': '#000000', 'gradient_to': '000000' | {'gradient_to': '#RRGGBB'}",
        "'eye_center_color': 'white', 'background': 'white' | {'eye_center_color': 'cannot be seen'}",
        "'eye_outer_frame': 'yes' | {'eye_outer_frame': ['true or false']}",
        "'frame_style': 'baroque' | {'frame_style': ['none, border, rounded, banner-bottom, banner-top, bubble-bottom, bubble-top, brackets']}",
        "'frame_label': 'SCAN ME' | {'frame_label': ['frame_style: border, ']}",
        "'frame_style': 'border', 'frame_label': 'abcdefghijklmnopqrstuvwxyzabcdefghijklmno' | {'frame_label': ['at most 40']}",
        "'frame_style': 'border', 'frame_label': 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW' | {'frame_label': ['characters fit']}",
        "'frame_style': 'border', 'frame_label': '読み取る' | {'frame_label': ['(U+8AAD)']}",
        "'frame_color': 'rouge' | {'frame_color': '#RRGGBB'}",
        "'logo_size_ratio': 0.5 | {'logo_size_ratio': ['at most 0.4']}",
        "'logo_size_ratio': '0.2' | {'logo_size_ratio': ['number from 0.05 to 0.4']}",
        "'logo_clear_zone': 1 | {'logo_clear_zone': ['true or false']}",
        "'logo_file': 'aGVsbG8=' | {'logo_file': ['multipart/form-data']}",
        "'logo_url': 'https://10.0.0.5/a.png' | {'logo_url': 'refusing to fetch 10.0.0.5: resolves to private/internal IP 10.0.0.5'}",
        "'bg_image_url': 'https://[::1]/a.png' | {'bg_image_url': 'private/internal IP'}",
        "'logo_url': 'https://localhost/a.png' | {'logo_url': 'refusing to fetch localhost'}",
        "'logo_url': 'http://192.0.2.1/a.png' | {'logo_url': 'https://'}",
        "'logo_url': 5 | {'logo_url': ['string']}",
      })
  void whatCannotBeDrawnIsRefusedByField(String style, String refusal) throws Exception {
    assertRefused(generate(style), 400, refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf", "eps", "jpg"})
  void theSameOrderHasTheSameTagAndIsNotSentTwice(String format) throws Exception {
    Call call = call("'format': '" + format + "', 'pattern': 'liquid'");
    Answer first = server.api().send(call);

    Answer again = server.api().send(call.with("If-None-Match", first.header("ETag")));

    assertThat(first.header("ETag")).matches("\"[0-9a-f]{64}\"");
    assertThat(again.status()).as(again::toString).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    Answer other = server.api().send(call.with("If-None-Match", "\"other\""));
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.quotaRemaining())
        .as("what was not sent cost nothing")
        .isEqualTo(first.quotaRemaining() - 1);
  }

  private Answer generate(String style) throws Exception {
    return server.api().send(call(style));
  }

  private Call call(String style) throws Exception {
    String order = "{'data': '" + URL + "', 'size_inches': 2, " + style + "}";
    return Call.generate(order.replace('\'', '"')).withKey(server.demoKey());
  }
}
