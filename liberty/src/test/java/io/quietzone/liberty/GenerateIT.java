package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/v1/generate/}: every field and every header, on the packaged server. */
@ExtendWith(SharedServer.class)
class GenerateIT {

  private static final String ULID = "[0-7][0-9A-HJKMNP-TV-Z]{25}";

  /** Fifty letters: with each error correction level a symbol of another version. */
  private static final String FIFTY = "abcdefghij".repeat(5);

  private final TestServer server;

  GenerateIT(TestServer server) {
    this.server = server;
  }

  @Test
  void theShortestOrderIsABlackSymbolOnNothingThatReadsBack() throws Exception {
    Answer answer = ok("{'data': 'https://example.com/a', 'size_inches': 2}");

    assertThat(answer.header("Content-Type")).isEqualTo("image/png");
    PngPicture picture = new PngPicture(answer.body());
    assertThat(picture.size()).isEqualTo("600x600");
    assertThat(picture.read()).contains("https://example.com/a");
    BufferedImage image = picture.image();
    SymbolEdges edges = SymbolEdges.of(image);
    assertThat(image.getRGB(edges.left(), edges.top())).isEqualTo(0xFF000000);
    assertThat(image.getRGB(0, 0) >>> 24).as("alpha of the background").isZero();
    assertThat(edges.left()).isGreaterThanOrEqualTo(4 * edges.modulePixels());
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 72, 36, 2835",
    "1, 72, 72, 2835",
    "1, 300, 300, 11811",
    "1.37, 203, 278, 7992",
    "2.5, 101, 253, 3976",
    "3.333, 300, 1000, 11811",
    "4, 600, 2400, 23622",
    "15, 600, 9000, 23622",
  })
  void thePictureHasExactlyThePixelsAndTheDensityAskedFor(
      String inches, int dpi, int pixels, int perMetre) throws Exception {
    PngPicture picture =
        new PngPicture(
            ok("{'data': 'https://example.com', 'size_inches': %s, 'dpi': %d}"
                    .formatted(inches, dpi))
                .body());

    assertThat(picture.size()).isEqualTo(pixels + "x" + pixels);
    assertThat(picture.density()).isEqualTo(perMetre + "x" + perMetre + " unit 1");
    // One pixel a module is too small for the reader, and 81 million pixels are too many.
    if (pixels >= 72 && pixels <= 2400) {
      assertThat(picture.read()).contains("https://example.com");
    }
  }

  @ParameterizedTest
  @CsvSource({"L, 29", "M, 33", "Q, 37", "H, 41"})
  void theErrorCorrectionAskedForDecidesTheSymbolsSize(String level, int modules) throws Exception {
    Answer answer =
        ok(
            "{'data': '%s', 'data_type': 'text', 'size_inches': 1, 'error_correction': '%s'}"
                .formatted(FIFTY, level));

    PngPicture picture = new PngPicture(answer.body());
    assertThat(SymbolEdges.of(picture.image()).modules()).isEqualTo(modules);
    assertThat(picture.read()).contains(FIFTY);
  }

  @ParameterizedTest
  @CsvSource({"0, 9, 1", "1, 8, 18", "4, 7, 34", "40, 2, 117"})
  void theQuietZoneAskedForIsKeptAndModulesAreAsLargeAsFits(
      int quietZone, int modulePixels, int origin) throws Exception {
    Answer answer =
        ok(
            "{'data': '%s', 'data_type': 'text', 'size_inches': 1, 'quiet_zone': %d}"
                .formatted(FIFTY, quietZone));

    SymbolEdges edges = SymbolEdges.of(new PngPicture(answer.body()).image());
    assertThat(edges).isEqualTo(new SymbolEdges(origin, origin, 33, modulePixels));
  }

  @Test
  void coloursAreThoseAskedForWithTheirOpacity() throws Exception {
    Answer answer =
        ok(
            """
            {'data': 'https://example.com/c', 'size_inches': 1,
             'color': '#10203080', 'background': '#FFEEDD'}
            """);

    BufferedImage image = new PngPicture(answer.body()).image();
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFEEDD);
    SymbolEdges edges = SymbolEdges.of(image);
    assertThat(image.getRGB(edges.left(), edges.top()))
        .as("half of #102030 over #FFEEDD")
        .isEqualTo(0xFF878786);
  }

  @Test
  void whiteModulesOnBlackAreTakenAtTheirWord() throws Exception {
    Answer answer =
        ok(
            """
            {'data': 'https://example.com/w', 'size_inches': 1,
             'color': 'white', 'background': 'black'}
            """);

    assertThat(new PngPicture(answer.body()).image().getRGB(0, 0)).isEqualTo(0xFF000000);
  }

  @Test
  void svgHasThePrintedSizeTheColoursAndReadsBack() throws Exception {
    Answer answer =
        ok(
            """
            {'data': 'https://example.com/svg', 'size_inches': 2.5, 'format': 'svg',
             'color': '#102030', 'background': '#FFEEDD80'}
            """);

    assertThat(answer.header("Content-Type")).isEqualTo("image/svg+xml");
    SvgPicture picture = new SvgPicture(answer.body());
    assertThat(picture.attribute("width")).isEqualTo("2.5in");
    assertThat(picture.attribute("height")).isEqualTo("2.5in");
    assertThat(picture.first("path").getAttribute("fill")).isEqualToIgnoringCase("#102030");
    assertThat(picture.first("rect").getAttribute("fill")).isEqualToIgnoringCase("#FFEEDD");
    assertThat(Double.parseDouble(picture.first("rect").getAttribute("fill-opacity")))
        .isBetween(0.501, 0.503);
    assertThat(picture.read()).contains("https://example.com/svg");
  }

  @Test
  void svgOnNothingHasNoBackground() throws Exception {
    Answer answer = ok("{'data': 'https://example.com/n', 'size_inches': 2, 'format': 'svg'}");

    SvgPicture picture = new SvgPicture(answer.body());
    assertThat(picture.has("rect")).isFalse();
    assertThat(picture.read()).contains("https://example.com/n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße aus Köln",
        "点茗テスト",
        "Ἀρχιμήδης, Привет, שלום, مرحبا",
        "a family: 👨‍👩‍👧‍👦",
        "two lines\nand a \"quote\" \\ backslash",
        "0123456789",
        "  spaces kept  ",
        "\u0001control\u007f"
      })
  void textOfAnyKindReadsBackAsItWasSent(String text) throws Exception {
    for (String format : new String[] {"png", "svg"}) {
      String order =
          Json.createObjectBuilder()
              .add("data", text)
              .add("data_type", "text")
              .add("format", format)
              .add("size_inches", 2)
              .build()
              .toString();
      Answer answer = server.api().send(Call.generate(order).withKey(server.demoKey()));

      assertThat(answer.status()).as(answer::text).isEqualTo(200);
      assertThat(
              format.equals("png")
                  ? new PngPicture(answer.body()).read()
                  : new SvgPicture(answer.body()).read())
          .contains(text);
    }
  }

  @Test
  void theSecondOfEqualOrdersComesFromTheCacheAndCostsTheSame() throws Exception {
    String order = "{'data': 'https://example.com/%s', 'size_inches': 5}".formatted(random());

    Answer first = ok(order);
    Answer second = ok(order);

    assertThat(first.header("X-QR-Cache")).isEqualTo("MISS");
    assertThat(Integer.parseInt(first.header("X-QR-Duration-Ms"))).isBetween(0, 15_000);
    assertThat(second.header("X-QR-Cache")).isEqualTo("HIT");
    assertThat(second.header("X-QR-Duration-Ms")).isEqualTo("0");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.quotaRemaining()).isEqualTo(first.quotaRemaining() - 1);
  }

  @Test
  void onlyWhatShapesThePictureMakesItAnother() throws Exception {
    String data = "https://example.com/" + random();
    ok("{'data': '%s', 'size_inches': 2}".formatted(data));

    Answer sameInOtherWords =
        ok(
            "{'size_inches': 2.0, 'dpi': 300, 'color': '#000000', 'data': '%s', 'zzz': 1}"
                .formatted(data));
    Answer another = ok("{'data': '%s', 'size_inches': 2, 'quiet_zone': 5}".formatted(data));

    assertThat(sameInOtherWords.header("X-QR-Cache")).isEqualTo("HIT");
    assertThat(another.header("X-QR-Cache")).isEqualTo("MISS");
  }

  @Test
  void everyAnswerHasItsOwnRequestIdAndNamesThePlan() throws Exception {
    Answer first = ok("{'data': 'https://example.com', 'size_inches': 1}");
    Answer second = ok("{'data': 'https://example.com', 'size_inches': 1}");

    assertThat(first.header("X-Request-Id")).matches(ULID);
    assertThat(second.header("X-Request-Id"))
        .matches(ULID)
        .isNotEqualTo(first.header("X-Request-Id"));
    assertThat(first.header("X-QR-Plan")).isEqualTo("agency");
  }

  @Test
  void onlyADeliveredPictureCostsQuota() throws Exception {
    long before = ok("{'data': 'https://example.com', 'size_inches': 1}").quotaRemaining();
    String[] refused = {
      "{'data': 'https://example.com', 'size_inches': 99}",
      "{'data': 'https://example.com', 'size_inches': 1, 'format': 'gif'}",
      "{'data': 'https://example.com', 'size_inches': 0.5, 'dpi': 72, 'quiet_zone': 40}",
      "{'data': '%s', 'data_type': 'text', 'size_inches': 15}".formatted("é".repeat(2000)),
      "{",
    };
    for (String order : refused) {
      assertThat(send(order).status()).as(order).isEqualTo(400);
    }

    long after = ok("{'data': 'https://example.com', 'size_inches': 1}").quotaRemaining();

    assertThat(after).isEqualTo(before - 1);
  }

  @Test
  void unknownFieldsAreNamedWithTheNearestKnownOne() throws Exception {
    Answer answer =
        ok("{'data': 'https://example.com', 'size_inches': 1, 'colour': '#fff', 'zzz': {'a': []}}");

    assertThat(answer.header("X-QR-Ignored")).isEqualTo("colour;nearest=color, zzz");
    assertThat(ok("{'data': 'https://example.com', 'size_inches': 1}").has("X-QR-Ignored"))
        .as("X-QR-Ignored without an unknown field")
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\\r\\nSet-Cookie: a=b",
        "x\\nX-Evil: 1",
        "x, y;nearest=z",
        "\\u0000\\u001b[31m",
        "\\u560d\\u560aSet-Cookie: a=b",
        "<script>",
        "\\ud83d\\ude00"
      })
  void aFieldsNameCannotWriteHeaders(String name) throws Exception {
    Answer answer =
        ok("{'data': 'https://example.com', 'size_inches': 1, '%s': 1}".formatted(name));

    assertThat(answer.header("X-QR-Ignored")).matches("[A-Za-z0-9_.-]+");
    assertThat(answer.has("Set-Cookie")).isFalse();
    assertThat(answer.has("X-Evil")).isFalse();
  }

  @Test
  void veryManyUnknownFieldsMakeAHeaderThatIsStillShort() throws Exception {
    StringBuilder order = new StringBuilder("{'data': 'https://example.com', 'size_inches': 1");
    for (int i = 0; i < 2000; i++) {
      order.append(", '").append("n".repeat(200)).append(i).append("': 1");
    }

    Answer answer = ok(order.append('}').toString());

    assertThat(answer.header("X-QR-Ignored").length()).isBetween(64, 4096);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/generate/",
        "/api/v1/generate",
        "//api/v1/generate/",
        "///api/v1/generate"
      })
  void thePathIsTakenWithAndWithoutTheSlashAndWithADoubledOne(String path) throws Exception {
    Answer answer =
        server
            .api()
            .send(
                Call.post(path, json("{'data': 'https://example.com', 'size_inches': 1}"))
                    .withKey(server.demoKey()));

    assertThat(answer.status()).as(answer::text).isEqualTo(200);
    assertThat(new PngPicture(answer.body()).read()).contains("https://example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void theKeyIsTakenAsABearerTokenToo(String scheme) throws Exception {
    Answer answer =
        server
            .api()
            .send(
                Call.generate(json("{'data': 'https://example.com', 'size_inches': 1}"))
                    .with("Authorization", scheme + server.demoKey()));

    assertThat(answer.status()).as(answer::text).isEqualTo(200);
    assertThat(answer.header("X-QR-Plan")).isEqualTo("agency");
  }

  @Test
  void aPlanWithoutALimitHasUnlimitedQuota() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "enterprise");

    Answer answer =
        server
            .api()
            .send(
                Call.generate(json("{'data': 'https://example.com', 'size_inches': 1}"))
                    .withKey(key));

    assertThat(answer.header("X-QR-Plan")).isEqualTo("enterprise");
    assertThat(answer.header("X-QR-Quota-Remaining")).isEqualTo("unlimited");
  }

  private Answer ok(String order) throws IOException, InterruptedException {
    Answer answer = send(order);
    assertThat(answer.status()).as(answer::text).isEqualTo(200);
    return answer;
  }

  private Answer send(String order) throws IOException, InterruptedException {
    return server.api().send(Call.generate(json(order)).withKey(server.demoKey()));
  }

  /** JSON is easier to read here with single quotes. */
  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String random() {
    return UUID.randomUUID().toString();
  }
}
