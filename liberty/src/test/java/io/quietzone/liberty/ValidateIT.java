package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/v1/validate/}: a judgement of what generate would draw. */
@ExtendWith(SharedServer.class)
class ValidateIT {

  private static final String PLAIN =
      "'data': 'https://example.com/judged', 'size_inches': 2, 'background': 'white',"
          + " 'pattern': 'squares'";

  private final TestServer server;

  ValidateIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aPlainSymbolIsAsGoodAsItGets() throws Exception {
    JsonObject judged = judged(PLAIN);

    assertThat(judged.getBoolean("valid")).isTrue();
    assertThat(judged.isNull("problem")).isTrue();
    assertThat(judged.getJsonObject("fixed")).isEmpty();
    assertThat(judged.getInt("version")).isEqualTo(2);
    assertThat(judged.getString("error_correction")).isEqualTo("M");
    assertThat(judged.getInt("mask")).isBetween(0, 7);
    assertThat(judged.getInt("modules")).isEqualTo(25);
    assertThat(judged.getInt("pixels")).isEqualTo(600);
    assertThat(judged.getInt("module_pixels")).isEqualTo(18);
    assertThat(number(judged, "module_size_mm")).isEqualTo(1.524);
    assertThat(number(judged, "symbol_size_mm")).isEqualTo(38.1);
    assertThat(judged.getInt("recommended_scan_distance_mm")).isEqualTo(381);
    assertThat(number(judged, "contrast_ratio")).isEqualTo(21);
    assertThat(number(judged, "symbol_contrast")).isEqualTo(1);
    assertThat(judged.getJsonArray("warnings")).isEmpty();
    JsonObject budget = judged.getJsonObject("error_correction_budget");
    assertThat(budget.getInt("codewords")).isEqualTo(44);
    assertThat(budget.getInt("correctable")).isEqualTo(8);
    assertThat(budget.getInt("used_by_logo_and_style")).isZero();
    assertThat(number(budget.getJsonObject("worst_block"), "used_percent")).isZero();
    assertThat(judged.getJsonArray("decoders").getValuesAs(JsonObject.class))
        .extracting(decoder -> decoder.getString("name"))
        .containsExactly("zxing", "boofcv");
    assertThat(judged.getJsonArray("decoders").getValuesAs(JsonObject.class))
        .allMatch(decoder -> decoder.getBoolean("reads"));
  }

  @Test
  void aPlainSymbolHasTheBestGradeAndIsReadThroughMuch() throws Exception {
    JsonObject judged = judged(PLAIN);

    assertThat(judged.getJsonObject("print_grade").getString("grade")).isEqualTo("A");
    assertThat(judged.getJsonObject("print_grade").getJsonArray("reasons")).isEmpty();
    assertThat(judged.getJsonObject("print_grade").getJsonArray("parameters"))
        .hasSizeGreaterThanOrEqualTo(9);
    List<JsonObject> trials = judged.getJsonArray("robustness").getValuesAs(JsonObject.class);
    assertThat(trials)
        .extracting(trial -> trial.getString("condition"))
        .containsOnly("blur", "noise", "low_contrast", "perspective", "occlusion");
    assertThat(trials)
        .filteredOn(trial -> trial.getString("level").equals("mild"))
        .hasSize(5)
        .allSatisfy(trial -> assertThat(trial.getJsonArray("decoders")).hasSize(2));
  }

  @Test
  void theSameBodyHasTheSameJudgementAndCostsNothing() throws Exception {
    String order = "{" + PLAIN + "}";
    long before = send("generate", order).quotaRemaining();

    Answer first = send("validate", order);
    Answer second = send("validate", order);

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(send("generate", order).quotaRemaining()).isEqualTo(before - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{",
        "[]",
        "{'data': 'https://example.com', 'size_inches': 99, 'color': 'rouge'}",
        "{'data': 'https://example.com', 'size_inches': 1, 'format': 'gif'}",
        "{'data': 'https://example.com', 'size_inches': 1, 'auto_fix': 'yes'}",
        "{'data': 'https://example.com', 'size_inches': 0.5, 'dpi': 72, 'quiet_zone': 40}",
        "{'data': 'https://example.com', 'size_inches': 1, 'logo_url': 'https://127.0.0.1/a.png'}",
        "{'data_type': 'wifi', 'payload': {}, 'size_inches': 1}",
        "{'data': 'https://example.com', 'size_inches': 1, 'frame_style': 'banner-top',"
            + " 'frame_label': '漢'}"
      })
  void whatGenerateRefusesIsRefusedInTheSameWords(String order) throws Exception {
    Answer generated = send("generate", order);
    Answer judged = send("validate", order);

    assertThat(generated.status()).isEqualTo(400);
    assertThat(judged.status()).isEqualTo(400);
    assertThat(judged.text()).isEqualTo(generated.text());
  }

  @Test
  void whatThePlanDoesNotAllowIsRefused() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    Call large = post("{'data': 'https://example.com', 'size_inches': 4}").withKey(key);
    Call logo =
        new Form()
            .field("data", "https://example.com")
            .field("size_inches", "2")
            .file("logo_file", "l.png", red())
            .post("/api/v1/validate/")
            .withKey(key);

    assertRefused(server.api().send(large), 403, "{'detail': 'prints up to 3 inches'}");
    assertRefused(server.api().send(logo), 403, "{'detail': 'does not allow a logo'}");
  }

  @Test
  void onlyAKeyOpensItAndOnlyByPost() throws Exception {
    assertRefused(server.api().send(post("{}")), 401, "{'detail': ''}");
    assertRefused(
        server.api().send(Call.get("/api/v1/validate/").withKey(server.demoKey())),
        405,
        "{'detail': 'POST'}");
  }

  @Test
  void unknownFieldsAreNamed() throws Exception {
    Answer answer = send("validate", "{" + PLAIN + ", 'colour': 'black'}");

    assertThat(answer.header("X-QR-Ignored")).isEqualTo("colour;nearest=color");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'color': '#EEEEEE'",
        "'color': '#FFFF00', 'pattern': 'dot'",
        "'color': '#FFFFFE'",
        "'gradient_from': '#FFFFF0', 'gradient_to': '#FFF0FF'"
      })
  void whatCannotBeReadIsAJudgementWithWhatCan(String style) throws Exception {
    String order = "{'data': 'https://example.com', 'size_inches': 2, 'background': 'white', ";
    JsonObject judged = ok(order + style + "}");
    Answer refused = send("generate", order + style + "}");
    JsonObject fixed = ok(order + style + ", 'auto_fix': true}");

    JsonObject problem = judged.getJsonObject("problem");
    assertThat(judged.getBoolean("valid")).isFalse();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().getString(problem.getString("field")))
        .isEqualTo(problem.getString("message"));
    assertThat(judged.getJsonObject("print_grade").getString("grade")).isEqualTo("F");
    assertThat(fixed.getBoolean("valid")).isTrue();
    assertThat(fixed.getJsonObject("fixed")).isEqualTo(problem.getJsonObject("nearest"));
    assertThat(ok(merged(order + style + "}", problem.getJsonObject("nearest"))))
        .containsEntry("valid", JsonValue.TRUE);
  }

  @Test
  void nearestValuesAreOfTheirTypes() throws Exception {
    Answer answer =
        server
            .api()
            .send(
                new Form()
                    .field("data", "https://example.com/logo")
                    .field("size_inches", "2")
                    .field("error_correction", "L")
                    .field("logo_size_ratio", "0.4")
                    .file("logo_file", "l.png", red())
                    .post("/api/v1/validate/")
                    .withKey(server.demoKey()));

    JsonObject problem = answer.json().getJsonObject("problem");
    assertThat(problem.getString("field")).isEqualTo("logo_size_ratio");
    assertThat(number(problem.getJsonObject("nearest"), "logo_size_ratio")).isBetween(0.05, 0.39);
    JsonObject budget = answer.json().getJsonObject("error_correction_budget");
    assertThat(number(budget.getJsonObject("worst_block"), "used_percent")).isGreaterThan(100);
  }

  @Test
  void aLogoTakesFromTheErrorCorrectionAndFromTheGrade() throws Exception {
    Answer answer =
        server
            .api()
            .send(
                new Form()
                    .field("data", "https://example.com/logo")
                    .field("size_inches", "2")
                    .field("background", "white")
                    .file("logo_file", "l.png", red())
                    .post("/api/v1/validate/")
                    .withKey(server.demoKey()));

    JsonObject judged = answer.json();
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(judged.getBoolean("valid")).isTrue();
    assertThat(judged.getString("error_correction")).isEqualTo("H");
    JsonObject budget = judged.getJsonObject("error_correction_budget");
    assertThat(budget.getInt("used_by_logo_and_style")).isBetween(1, budget.getInt("correctable"));
    assertThat(judged.getJsonObject("print_grade").getString("grade")).isNotEqualTo("A");
    assertThat(judged.getJsonObject("print_grade").getJsonArray("reasons")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'quiet_zone': 2 | quiet_zone",
        "'color': 'white', 'background': 'black' | color",
        "'color': '#999999' | color",
        "'color': '#FF0000' | color",
        "'size_inches': 0.5, 'quiet_zone': 8 | size_inches",
        "'size_inches': 0.5, 'dpi': 150 | dpi",
        "'background': 'transparent' | background",
        "'data': 'http://example.com' | data",
        "'data': 'Grüße', 'data_type': 'text' | data",
        "'data_type': 'wifi', 'payload': {'ssid': 'Café'}, 'data': null | payload",
        "'gradient_from': '#000000', 'gradient_to': '#AAAAAA' | gradient_to",
        "'eye_color': '#00B400' | eye_border_color"
      })
  void whatCouldBeBetterIsAWarningAboutItsField(String change, String field) throws Exception {
    JsonObject judged = ok(merged("{" + PLAIN + "}", object("{" + change + "}")));

    assertThat(judged.getBoolean("valid")).as(judged::toString).isTrue();
    assertThat(warned(judged)).as(judged::toString).contains(field);
  }

  @Test
  void aLongAddressIsWarnedOfAndAShortOneIsNot() throws Exception {
    String path = "a-long-path-of-a-campaign/".repeat(9);

    JsonObject judged =
        ok("{'data': 'https://example.com/" + path + "', 'size_inches': 4, 'background': 'white'}");

    assertThat(warned(judged)).containsExactly("data");
    assertThat(judged.toString()).contains("the short link of a dynamic code");
  }

  @Test
  void theLargestSymbolIsJudgedToo() throws Exception {
    JsonObject judged =
        ok(
            "{'data_type': 'text', 'data': '"
                + "0Aa/".repeat(512)
                + "', 'size_inches': 15, 'dpi': 600, 'background': 'white'}");

    assertThat(judged.getBoolean("valid")).isTrue();
    assertThat(judged.getInt("pixels")).isEqualTo(9000);
    assertThat(number(judged, "recommended_scan_distance_mm"))
        .isCloseTo(500 * number(judged, "module_size_mm"), within(1.0));
  }

  private JsonObject judged(String fields) throws Exception {
    return ok("{" + fields + "}");
  }

  private JsonObject ok(String order) throws Exception {
    Answer answer = send("validate", order);
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    return answer.json();
  }

  private Answer send(String what, String order) throws Exception {
    return server
        .api()
        .send(
            Call.post("/api/v1/" + what + "/", order.replace('\'', '"')).withKey(server.demoKey()));
  }

  private static Call post(String order) {
    return Call.post("/api/v1/validate/", order.replace('\'', '"'));
  }

  private static String merged(String order, JsonObject changes) {
    JsonObjectBuilder merged = Json.createObjectBuilder(object(order));
    changes.forEach(merged::add);
    return merged.build().toString();
  }

  private static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
      return reader.readObject();
    }
  }

  private static double number(JsonObject object, String name) {
    return object.getJsonNumber(name).doubleValue();
  }

  private static List<String> warned(JsonObject judged) {
    JsonArray warnings = judged.getJsonArray("warnings");
    return warnings.getValuesAs(JsonObject.class).stream()
        .map(warning -> warning.getString("field"))
        .toList();
  }

  private static byte[] red() throws IOException {
    BufferedImage image = new BufferedImage(90, 90, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 90 * 90; i++) {
      image.setRGB(i % 90, i / 90, 0xCC1111);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "png", file)).isTrue();
    return file.toByteArray();
  }
}
