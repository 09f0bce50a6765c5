package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leaves that cannot be read back, and who is refused is told what can be. */
@ExtendWith(SharedServer.class)
class ReadabilityIT {

  private static final String URL = "https://example.com/readable";

  private final TestServer server;

  ReadabilityIT(TestServer server) {
    this.server = server;
  }

  @Test
  void theProofIsTold() throws Exception {
    String style = "'color': '#123123', 'background': '#FEFEFE', 'pattern': 'hexagon'";
    Answer first = generate(style + ", 'data': '" + URL + "1'");
    Answer second = generate(style + ", 'data': '" + URL + "2'");
    Answer again = generate(style + ", 'data': '" + URL + "1'");

    assertThat(first.header("X-QR-Proof")).isEqualTo("matrix, zxing, boofcv");
    assertThat(second.header("X-QR-Proof")).isEqualTo("matrix, remembered");
    assertThat(again.header("X-QR-Cache")).isEqualTo("HIT");
    assertThat(again.header("X-QR-Proof")).isEqualTo("matrix, zxing, boofcv");
    assertThat(first.has("X-QR-Fixed")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "svg | matrix, zxing, boofcv",
        "pdf | matrix, zxing, boofcv",
        "jpg | matrix, zxing, boofcv",
        "eps | matrix, shapes"
      })
  void theProofOfAFormatIsThatOfItsBytes(String format, String proof) throws Exception {
    String style = "'background': 'white', 'color': '#2A1B3C', 'pattern': 'diamond'";

    Answer first = generate(style + ", 'data': '" + URL + "', 'format': '" + format + "'");

    assertThat(first.header("X-QR-Proof")).isEqualTo(proof);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'color': 'white'",
        "'color': '#FFE0A0'",
        "'color': 'white', 'background': 'black'",
        "'color': '#C0FFC0', 'background': '#202040', 'pattern': 'dot'",
        "'color': '#00000080', 'background': 'white'",
        "'quiet_zone': 0, 'background': 'white'",
        "'format': 'svg', 'color': 'white'",
        "'format': 'jpg', 'pattern': 'star'"
      })
  void whatCanBeReadIsDelivered(String style) throws Exception {
    Answer answer = generate("'data': '" + URL + "', " + style);

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'color': '#EEEEEE', 'background': 'white' | {'color': 'too much like the background to be read: color=#'}",
        "'color': '#101010', 'background': 'black' | {'color': 'color=#'}",
        "'color': '#FFFF00', 'background': 'white' | {'color': 'color=#'}",
        "'color': '#00000020', 'background': 'white' | {'color': 'color=#'}",
        "'gradient_from': '#FFFFF0', 'gradient_to': '#FFF0FF', 'background': 'white' | {'gradient_from': 'gradient_from=#'}"
      })
  void whatCannotBeReadIsRefusedWithTheNearestThatCan(String style, String refusal)
      throws Exception {
    Answer refused = generate("'data': '" + URL + "', " + style);
    Answer fixed = generate("'data': '" + URL + "', " + style + ", 'auto_fix': true");

    assertRefused(refused, 400, refusal);
    assertThat(fixed.status()).as(fixed::toString).isEqualTo(200);
    assertThat(ReadBack.isRead(fixed.body(), URL)).isTrue();
    assertThat(fixed.header("X-QR-Fixed")).contains("=#");
    assertThat(refused.text()).contains(fixed.header("X-QR-Fixed"));
  }

  @Test
  void theValueThatIsNamedPasses() throws Exception {
    String message =
        generate("'data': '" + URL + "', 'color': '#EEEEEE', 'background': 'white'")
            .json()
            .getString("color");
    String named = message.replaceFirst("(?s).*color=(#[0-9A-F]{6}).*", "$1");

    Answer answer =
        generate("'data': '" + URL + "', 'color': '" + named + "', 'background': 'white'");

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
  }

  @Test
  void aRefusalCostsNothing() throws Exception {
    long before = generate("'data': '" + URL + "'").quotaRemaining();
    generate("'data': '" + URL + "', 'color': '#F0F0F0', 'background': 'white'");

    assertThat(generate("'data': '" + URL + "'").quotaRemaining()).isEqualTo(before - 1);
  }

  @Test
  void autoFixIsABoolean() throws Exception {
    assertRefused(
        generate("'data': '" + URL + "', 'auto_fix': 'yes'"),
        400,
        "{'auto_fix': ['true or false']}");
  }

  private Answer generate(String fields) throws Exception {
    String order = "{'size_inches': 2, 'dpi': 150, " + fields + "}";
    return server.api().send(Call.generate(order.replace('\'', '"')).withKey(server.demoKey()));
  }
}
