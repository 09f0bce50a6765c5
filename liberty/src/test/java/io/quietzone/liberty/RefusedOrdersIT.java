package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures that cannot be ordered so: what is in the body, how it is sent, what the plan says. */
@ExtendWith(SharedServer.class)
class RefusedOrdersIT {

  private final TestServer server;

  RefusedOrdersIT(TestServer server) {
    this.server = server;
  }

  static Stream<RefusedCall> badBodies() {
    String notAnObject = "{'detail': 'not a JSON object'}";
    return Stream.of(
        generate("cut off", "{'data':", notAnObject),
        generate("no JSON at all", "data=x", notAnObject),
        generate("nothing", "", notAnObject),
        generate("a number", "5", notAnObject),
        generate("a string", "'x'", notAnObject),
        generate("null", "null", notAnObject),
        generate("an array", "[{'data': 'x'}]", "{'detail': 'JSON array'}"),
        generate(
            "an empty object",
            "{}",
            "{'data': ['required'], 'size_inches': ['required: a number from 0.5 to 15']}"),
        generate(
            "null where a value is required",
            "{'data': null, 'size_inches': 1}",
            "{'data': ['required']}"),
        generate(
            "every field of the wrong type",
            """
            {'data': 5, 'data_type': 1, 'format': [], 'size_inches': '2', 'dpi': '300',
             'color': 0, 'background': {}, 'error_correction': true, 'quiet_zone': 'wide'}
            """,
            """
            {'data': ['string'], 'data_type': ['string'], 'format': ['string'],
             'size_inches': ['number from 0.5 to 15'], 'dpi': ['number from 72 to 600'],
             'color': ['string'], 'background': ['string'], 'error_correction': ['string'],
             'quiet_zone': ['number from 0 to 40']}
            """),
        generate(
            "every number too large",
            "{'data': 'x', 'size_inches': 15.01, 'dpi': 601, 'quiet_zone': 41}",
            """
            {'size_inches': ['at most 15'], 'dpi': ['at most 600'], 'quiet_zone': ['at most 40']}
            """),
        generate(
            "every number too small",
            "{'data': 'x', 'size_inches': 0.49, 'dpi': 71, 'quiet_zone': -1}",
            """
            {'size_inches': ['at least 0.5'], 'dpi': ['at least 72'], 'quiet_zone': ['at least 0']}
            """),
        generate(
            "a number beyond all measure",
            "{'data': 'x', 'size_inches': 1e999999999}",
            "{'size_inches': ['at most 15']}"),
        generate(
            "a fraction where a whole number is meant",
            "{'data': 'x', 'size_inches': 1, 'dpi': 300.5}",
            "{'dpi': ['whole number']}"),
        generate(
            "choices that are none",
            "{'data': 'x', 'size_inches': 1, 'data_type': 'fax', 'error_correction': 'm'}",
            """
            {'data_type': ['url, text, vcard, mecard, wifi, email, sms, whatsapp, tel, geo, event, epc, swiss, gs1, otpauth, dynamic'],
             'error_correction': ['L, M, Q, H']}
            """),
        generate(
            "a format that nobody draws",
            "{'data': 'x', 'size_inches': 1, 'format': 'gif'}",
            "{'format': ['png, svg']}"),
        generate(
            "colours that are none",
            "{'data': 'x', 'size_inches': 1, 'color': 'rouge', 'background': '#12345'}",
            "{'color': 'black, white, #RRGGBB', 'background': 'transparent, black, white'}"),
        generate(
            "modules that cannot be seen",
            "{'data': 'x', 'size_inches': 1, 'color': 'white', 'background': '#FFFFFF'}",
            "{'color': 'cannot be seen'}"),
        generate(
            "modules of no opacity",
            "{'data': 'x', 'size_inches': 1, 'color': '#00000000'}",
            "{'color': 'cannot be seen'}"),
        generate(
            "arrays 1,100 deep",
            "[".repeat(1100) + "]".repeat(1100),
            "{'detail': 'nested too deep'}"),
        generate(
            "objects 1,100 deep",
            "{'data': 'x', 'size_inches': 1, 'x': " + "{'x':".repeat(1100) + "0" + "}".repeat(1101),
            "{'detail': 'nested too deep'}"),
        generate(
            "a number of 2,000 digits",
            "{'data': 'x', 'size_inches': " + "1".repeat(2000) + "}",
            "{'detail': 'cannot be read'}"),
        generate(
            "a number of 2,000 digits in an unknown field",
            "{'data': 'x', 'size_inches': 1, 'x': " + "1".repeat(2000) + "}",
            "{'detail': 'cannot be read'}"),
        generate(
            "U+0000 in data",
            "{'data': 'a\\u0000b', 'data_type': 'text', 'size_inches': 1}",
            "{'data': ['Send Unicode text']}"),
        generate("empty data", "{'data': '', 'size_inches': 1}", "{'data': ['nothing to encode']}"),
        generate(
            "a URL with a space",
            "{'data': 'https://example.com/a b', 'size_inches': 1}",
            "{'data': ['no spaces']}"),
        generate(
            "half of a surrogate pair",
            "{'data': '\\ud800', 'data_type': 'text', 'size_inches': 1}",
            "{'data': ['Send Unicode text']}"),
        generate(
            "more characters than are taken",
            "{'data': '" + "x".repeat(2049) + "', 'size_inches': 15}",
            "{'data': ['At most 2048 characters']}"),
        generate(
            "more text than the largest symbol holds",
            "{'data': '" + "é".repeat(2000) + "', 'data_type': 'text', 'size_inches': 15}",
            "{'data': ['characters too many']}"),
        generate(
            "fewer pixels than modules",
            "{'data': '" + "x".repeat(500) + "', 'size_inches': 0.5, 'dpi': 72}",
            "{'size_inches': ['36 pixels']}"));
  }

  static Stream<RefusedCall> wrongMediaTypes() {
    Call call =
        Call.generate("{\"data\": \"x\", \"size_inches\": 1}").withKey(RefusedCall.DEMO_KEY);
    return Stream.of(
            "text/plain",
            "application/xml",
            "multipart/mixed; boundary=x",
            "application/x-www-form-urlencoded")
        .map(
            type ->
                new RefusedCall(
                    type,
                    call.with("Content-Type", type),
                    415,
                    "{'detail': 'Content-Type: application/json'}"));
  }

  @ParameterizedTest
  @MethodSource({"badBodies", "wrongMediaTypes"})
  void isRefusedInTheDialectsOwnWords(RefusedCall refused) throws Exception {
    assertRefused(refused.send(server), refused.status(), refused.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "/", "application/"})
  void aContentTypeThatIsNoneIsRefused(String type) throws Exception {
    Answer answer =
        new RefusedCall(
                type,
                Call.generate("{}").withKey(RefusedCall.DEMO_KEY).with("Content-Type", type),
                400,
                "")
            .send(server);

    assertThat(answer.status()).isIn(400, 415);
    assertRefused(answer, answer.status(), "{'detail': ''}");
  }

  @Test
  void aTextTooLongIsToldByHowMuch() throws Exception {
    String text = "é".repeat(2000);
    Answer answer =
        generate(
                "2,000 characters of two bytes",
                "{'data': '" + text + "', 'data_type': 'text', 'size_inches': 15}",
                "")
            .send(server);

    assertRefused(answer, 400, "{'data': ['version 40 at level M holds 18672']}");
    Matcher excess =
        Pattern.compile("about ([0-9]+) characters too many")
            .matcher(answer.json().getJsonArray("data").getString(0));
    assertThat(excess.find()).isTrue();
    // 18,672 bits are 2,334 bytes, less a few for the head.
    assertThat(Integer.parseInt(excess.group(1))).isBetween(833, 837);
  }

  @Test
  void aFormatThatNobodyDrawsIsToldEveryOther() throws Exception {
    Answer answer =
        generate("gif", "{'data': 'x', 'size_inches': 1, 'format': 'gif'}", "").send(server);

    assertThat(answer.json().getJsonArray("format").getString(0))
        .contains("png", "svg", "pdf", "eps", "jpg");
  }

  @Test
  void aPictureLargerThanThePlanPrintsIsRefused() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");

    assertRefused(
        server.api().send(Call.generate("{\"data\": \"x\", \"size_inches\": 3.5}").withKey(key)),
        403,
        "{'detail': 'up to 3 inches'}");
    assertRefused(
        server
            .api()
            .send(
                Call.generate("{\"data\": \"x\", \"size_inches\": 1, \"dpi\": 600}").withKey(key)),
        403,
        "{'detail': 'up to 300 dpi'}");
  }

  @Test
  void thePlansQuotaEndsWhereItSaysAndRefusedRequestsCostNothing() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    Call order = Call.generate("{\"data\": \"x\", \"size_inches\": 1}").withKey(key);
    server.api().send(Call.generate("{\"data\": \"x\", \"size_inches\": 9}").withKey(key));
    server.api().send(Call.generate("{}").withKey(key));

    for (int left = 4; left >= 0; left--) {
      assertThat(server.api().send(order).quotaRemaining()).isEqualTo(left);
    }

    assertRefused(server.api().send(order), 429, "{'detail': '5 renders a month'}");
  }

  private static RefusedCall generate(String name, String body, String answer) {
    return new RefusedCall(
        name, Call.generate(body.replace('\'', '"')).withKey(RefusedCall.DEMO_KEY), 400, answer);
  }
}
