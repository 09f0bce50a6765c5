package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Structured content through the API: written by its specification, and refused by field. */
@ExtendWith(SharedServer.class)
class PayloadsIT {

  private final TestServer server;

  PayloadsIT(TestServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wifi | {'ssid': 'my;net', 'password': 'pass:word', 'security': 'WPA'} | WIFI:T:WPA;S:my\\;net;P:pass\\:word;;",
        "sms | {'phone': '+15551234', 'message': 'hi'} | SMSTO:+15551234:hi",
        "geo | {'lat': 48.5, 'lng': -122.25} | geo:48.5,-122.25",
        "tel | {'phone': '+15551234'} | tel:+15551234",
        "email | {'to': 'a@example.com', 'subject': 'A & B'} | mailto:a@example.com?subject=A%20%26%20B",
      })
  void contentIsWrittenByItsSpecification(String type, String payload, String text)
      throws Exception {
    Answer answer = generate(type, payload);

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(new PngPicture(answer.body()).read()).contains(text);
  }

  @Test
  void aBusinessCardReadsBackAsVCard() throws Exception {
    Answer answer = generate("vcard", "{'name': 'Ada Lovelace', 'emails': ['ada@example.com']}");

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(new PngPicture(answer.body()).read().orElseThrow())
        .startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
        .contains("FN:Ada Lovelace")
        .contains("ada@example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wifi | {'password': 'x'} | payload.ssid",
        "wifi | {'ssid': 'x', 'lat': 1} | payload.lat",
        "geo | {'lat': 91, 'lng': 0} | payload.lat",
        "geo | {'lat': true, 'lng': 0} | payload.lat",
        "gs1 | {'elements': {'01': '09506000134353'}} | payload.elements.01",
        "gs1 | {'elements': {'01': '09506000134352', '10': '..'}} | payload.elements.10",
        "gs1 | {'elements': {'01': '09506000134352', '422': '999'}} | payload.elements.422",
        "tel | {'phone': '+0 12345'} | payload.phone",
      })
  void aRefusalNamesTheFieldOfTheContent(String type, String payload, String field)
      throws Exception {
    assertRefused(generate(type, payload), 400, "{'" + field + "': ['']}");
  }

  @Test
  void aCreditTransferReadsBackAndIsOnLevelMOnly() throws Exception {
    String payload = "{'name': 'Ada Lovelace', 'iban': 'DE89370400440532013000', 'amount': 12.5}";
    Answer answer = generate("epc", payload);

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(new PngPicture(answer.body()).read().orElseThrow())
        .startsWith("BCD\n")
        .contains("DE89370400440532013000");
    assertRefused(
        generate("epc", payload + ", 'error_correction': 'H'"),
        400,
        "{'error_correction': ['asks for M']}");
    assertRefused(
        generate("epc", payload.replace("3000'", "3001'")), 400, "{'payload.iban': ['']}");
  }

  @Test
  void aSwissBillReadsBackUnderItsCross() throws Exception {
    String payload =
        """
        {'iban': 'CH93 0076 2011 6238 5295 7', 'amount': '49.90', 'message': 'Invoice 7',
         'creditor': {'name': 'Max Muster', 'street': 'Musterstrasse', 'building_number': '123',
                      'postal_code': '8000', 'town': 'Seldwyla', 'country': 'CH'}}
        """;
    for (String pattern : new String[] {"squares", "rounded"}) {
      Answer answer = generate("swiss", payload + ", 'pattern': '" + pattern + "'");

      assertThat(answer.status()).as(answer::toString).isEqualTo(200);
      PngPicture picture = new PngPicture(answer.body());
      assertThat(picture.read().orElseThrow()).startsWith("SPC\n0200\n1\nCH9300762011623852957");
      assertThat(picture.image().getRGB(300, 300)).as("the middle of the cross").isEqualTo(-1);
    }
    assertRefused(
        generate("swiss", payload + ", 'error_correction': 'L'"),
        400,
        "{'error_correction': ['asks for M']}");
  }

  /** 1,450 letters beyond ASCII are 2,900 bytes; the largest symbol holds 2,331 at level M. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/generate/", "/api/v1/validate/"})
  void whatNoSymbolHoldsIsRefusedByTheFieldThatWasSent(String path) throws Exception {
    String note = "ü".repeat(1450);
    String card = "'data_type': 'vcard', 'payload': {'name': 'Ada', 'note': '" + note + "'}";
    String text = "'data_type': 'text', 'data': '" + note + "'";

    assertRefused(send(path, card), 400, "{'payload': ['characters too many.']}");
    assertRefused(send(path, text), 400, "{'data': ['characters too many.']}");
    assertRefused(
        send(path, text.replace(note, note.substring(0, 1170))),
        400,
        "{'data': ['1170 characters need 18752 bits; version 40 at level M holds 18672: about 5 "
            + "characters too many.']}");
  }

  @Test
  void whatNoSymbolHoldsIsRefusedInABatchByTheFieldThatWasSent() throws Exception {
    String note = "ü".repeat(1450);
    Answer answer =
        post(
            "/api/v1/generate/bulk/",
            "{'items': [{'data_type': 'vcard', 'payload': {'name': 'Ada', 'note': '"
                + note
                + "'}, 'size_inches': 2}, {'data': 'x', 'size_inches': 2}, {'data_type': 'text',"
                + " 'data': '"
                + note
                + "', 'size_inches': 2}]}");

    assertThat(answer.status()).as(answer::toString).isEqualTo(422);
    JsonObject errors = answer.json().getJsonObject("errors");
    assertThat(errors.keySet()).containsExactly("0", "2");
    assertThat(errors.getString("0")).startsWith("payload: ").endsWith(" characters too many.");
    assertThat(errors.getString("2")).startsWith("data: ").endsWith(" characters too many.");
  }

  @Test
  void structuredTypesNeedAPayload() throws Exception {
    Answer answer =
        server
            .api()
            .send(
                Call.generate("{\"data_type\": \"wifi\", \"data\": \"x\", \"size_inches\": 1}")
                    .withKey(server.demoKey()));

    assertRefused(answer, 400, "{'payload': ['required']}");
  }

  private Answer generate(String type, String payload) throws Exception {
    String order =
        "{'data_type': '%s', 'payload': %s, 'size_inches': 2, 'background': 'white'}"
            .formatted(type, payload)
            .replace('\'', '"');
    return server.api().send(Call.generate(order).withKey(server.demoKey()));
  }

  private Answer send(String path, String content) throws Exception {
    return post(path, "{" + content + ", 'size_inches': 2}");
  }

  private Answer post(String path, String body) throws Exception {
    return server.api().send(Call.post(path, body.replace('\'', '"')).withKey(server.demoKey()));
  }
}
