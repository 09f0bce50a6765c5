package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/v1/generate/bulk/}: all pictures of a batch or none. */
@ExtendWith(SharedServer.class)
class BulkIT {

  private static final String BULK = "/api/v1/generate/bulk/";
  private static final String URL = "https://example.com/bulk/";

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final TestServer server;

  BulkIT(TestServer server) {
    this.server = server;
  }

  @Test
  void picturesComeInTheirOrderWithAManifest() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "starter");
    String items =
        IntStream.range(0, 49)
            .mapToObj(i -> "{'data': '" + URL + i + "', 'size_inches': 1, 'dpi': 150}")
            .collect(Collectors.joining(", "));
    String last =
        "{'data_type': 'tel', 'payload': {'phone': '+491701234567'}, 'size_inches': 2, 'format':"
            + " 'svg'}";

    Answer answer = bulk(key, "{'items': [" + items + ", " + last + "]}");

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"quietzone-bulk-50.zip\"");
    assertThat(answer.header("X-QR-Plan")).isEqualTo("starter");
    assertThat(answer.quotaRemaining()).isEqualTo(450);
    ZipFiles files = ZipFiles.of(answer.body());
    assertThat(files.names()).hasSize(51).startsWith("qr-0001.png").endsWith("manifest.json");
    for (int i = 0; i < 49; i++) {
      byte[] file = files.file(String.format(Locale.ROOT, "qr-%04d.png", i + 1));
      assertThat(ReadBack.isRead(file, URL + i)).as("picture %d", i).isTrue();
    }
    assertThat(new String(files.file("qr-0050.svg"), StandardCharsets.UTF_8)).startsWith("<svg");
    JsonObject manifest = json(files.file("manifest.json"));
    assertThat(manifest.getInt("count")).isEqualTo(50);
    assertThat(manifest.getString("plan")).isEqualTo("starter");
    JsonObject item = manifest.getJsonArray("items").getJsonObject(49);
    assertThat(item.keySet())
        .containsExactly(
            "index",
            "filename",
            "data_type",
            "format",
            "size_inches",
            "dpi",
            "bytes",
            "cache",
            "duration_ms",
            "has_logo");
    assertThat(item.getInt("index")).isEqualTo(49);
    assertThat(item.getString("data_type")).isEqualTo("tel");
    assertThat(item.getInt("bytes")).isEqualTo(files.file("qr-0050.svg").length);
  }

  @Test
  void aPictureIsTheSameAloneAndInABatch() throws Exception {
    String order = "{'data': '" + URL + "same', 'size_inches': 1.5, 'pattern': 'dot'}";

    Answer batch = bulk(server.demoKey(), "{'items': [" + order + ", " + order + "]}");
    Answer alone =
        server.api().send(Call.generate(order.replace('\'', '"')).withKey(server.demoKey()));

    ZipFiles files = ZipFiles.of(batch.body());
    assertThat(files.file("qr-0001.png"))
        .isEqualTo(alone.body())
        .isEqualTo(files.file("qr-0002.png"));
    assertThat(alone.header("X-QR-Cache")).isEqualTo("HIT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/jsonl"})
  void linesOfJsonAreABatch(String type) throws Exception {
    String lines =
        """
        {"data": "https://example.com/bulk/a", "size_inches": 1}

        {"data": "https://example.com/bulk/b", "size_inches": 1, "format": "pdf", "colour": "red"}
        """;

    Answer answer = send(server.demoKey(), type, lines);

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    assertThat(ZipFiles.of(answer.body()).names())
        .containsExactly("qr-0001.png", "qr-0002.pdf", "manifest.json");
    assertThat(answer.header("X-QR-Ignored")).isEqualTo("colour;nearest=color");
  }

  @Test
  void aTableIsABatch() throws Exception {
    String table =
        """
        data,size_inches,format,logo_clear_zone,payload,data_type
        https://example.com/bulk/1,1,,,,
        "https://example.com/bulk/2?a=1,2",1.5,jpg,false,,
        ,1,,,"{""ssid"": ""Café"", ""security"": ""nopass""}",wifi
        """;

    Answer answer =
        send(
            server.demoKey(),
            "text/csv; charset=utf-8",
            BYTE_ORDER_MARK + table.replace("\n", "\r\n"));

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    ZipFiles files = ZipFiles.of(answer.body());
    assertThat(files.names())
        .containsExactly("qr-0001.png", "qr-0002.jpg", "qr-0003.png", "manifest.json");
    assertThat(ReadBack.isRead(files.file("qr-0002.jpg"), "https://example.com/bulk/2?a=1,2"))
        .isTrue();
  }

  @Test
  void everyBadItemIsNamedAndNothingCosts() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "starter");
    String good = "{'data': '" + URL + "good', 'size_inches': 1}";

    Answer refused =
        bulk(
            key,
            "{'items': ["
                + good
                + ", {'data': 'x'}, 7, "
                + good
                + ", {'data': 'x', 'size_inches': 12}, {'data': 'x', 'size_inches': 1, 'color':"
                + " 'rouge'}, {'data': 'x', 'size_inches': 1, 'color': '#EEEEEE', 'background':"
                + " 'white'}, ["
                + good
                + "], {'data': 'x', 'size_inches': 1, 'format': 'docx'}]}");
    Answer after = bulk(key, "{'items': [" + good + "]}");

    assertThat(refused.status()).as(refused::toString).isEqualTo(422);
    assertThat(refused.json().getInt("rendered_before_failure")).isZero();
    JsonObject errors = refused.json().getJsonObject("errors");
    assertThat(errors.keySet()).containsExactly("1", "2", "4", "5", "6", "7", "8");
    assertThat(errors.getString("1")).contains("size_inches");
    assertThat(errors.getString("2")).contains("object");
    assertThat(errors.getString("4")).contains("up to 8 inches");
    assertThat(errors.getString("5")).contains("color", "#RRGGBB");
    assertThat(errors.getString("6")).contains("color=#");
    assertThat(errors.getString("8")).contains("eps, jpg, pdf, png, svg");
    assertThat(after.quotaRemaining()).isEqualTo(499);
  }

  @Test
  void theQuotaTakesABatchWholeOrNotAtAll() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "business");
    String item = "{'data': '" + URL + "quota', 'size_inches': 1}";
    String thousand = "{'items': [" + (item + ",").repeat(999) + item + "]}";
    for (int i = 1; i <= 4; i++) {
      assertThat(bulk(key, thousand).quotaRemaining()).isEqualTo(5000 - 1000L * i);
    }
    bulk(key, "{'items': [" + item + "]}");

    Answer tooMany = bulk(key, thousand);
    Answer rest = bulk(key, "{'items': [" + (item + ",").repeat(998) + item + "]}");

    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(rest.status()).isEqualTo(200);
    assertThat(rest.quotaRemaining()).isZero();
  }

  @Test
  void plansCapBatches() throws Exception {
    String items =
        "{'data': 'x', 'size_inches': 1}, ".repeat(50) + "{'data': 'x', 'size_inches': 1}";

    assertRefused(
        bulk(TestWorkspace.keyOnPlan(server, "free"), "{'items': [{}]}"),
        403,
        "{'detail': 'does not render in bulk'}");
    assertRefused(
        bulk(TestWorkspace.keyOnPlan(server, "starter"), "{'items': [" + items + "]}"),
        400,
        "{'items': 'caps bulk at 50 items per request, got 51.'}");
  }

  @Test
  void whoGoesAwayStopsTheWorkAndPaysNothing() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "agency");
    String minutesOfWork =
        IntStream.range(0, 5000)
            .mapToObj(i -> URL + "gone/" + i + ",15,600\n")
            .collect(Collectors.joining("", "data,size_inches,dpi\n", ""));
    String request =
        "POST "
            + BULK
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nX-Api-Key: "
            + key
            + "\r\nContent-Length: "
            + minutesOfWork.length()
            + "\r\n\r\n"
            + minutesOfWork;

    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(100_000))
          .startsWith("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII));
    }

    long gone = System.nanoTime();
    Call one =
        Call.generate("{\"data\": \"https://example.com\", \"size_inches\": 1}").withKey(key);
    int asked = 1;
    while (server.api().send(one).quotaRemaining() != 25_000 - asked) {
      assertThat(System.nanoTime() - gone).isLessThan(Duration.ofSeconds(5).toNanos());
      asked++;
      Thread.sleep(50);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "application/json | {} | {'items': ['required']}",
        "application/json | {'items': []} | {'items': ['at least one']}",
        "application/json | {'items': 5} | {'items': ['list']}",
        "application/json | {'items': [], 'items': []} | {'items': ['one list']}",
        "application/json | [] | {'detail': 'items'}",
        "application/json | {'items': [{} | {'detail': 'not a JSON object'}",
        "text/csv | `` | {'items': ['at least one']}",
        "text/csv | `data,data` | {'detail': 'each once'}",
        "text/csv | `data\n\"open` | {'detail': 'quotes'}",
        "application/x-ndjson | ` ` | {'items': ['at least one']}"
      })
  void whatIsNoBatchIsRefused(String type, String body, String refusal) throws Exception {
    assertRefused(
        send(server.demoKey(), type, body == null ? "" : body.replace('\'', '"')), 400, refusal);
  }

  @Test
  void brokenLinesAreNamed() throws Exception {
    Answer answer =
        send(server.demoKey(), "application/x-ndjson", "{\"data\": \n[]\n{\"data\": \"x\"}\n");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().getJsonObject("errors").keySet()).containsExactly("0", "1", "2");
  }

  @Test
  void otherMediaTypesAreRefused() throws Exception {
    assertThat(send(server.demoKey(), "application/xml", "<items/>").status()).isEqualTo(415);
  }

  private Answer bulk(String key, String body) throws Exception {
    return send(key, "application/json", body.replace('\'', '"'));
  }

  private Answer send(String key, String type, String body) throws Exception {
    return server
        .api()
        .send(Call.of("POST", BULK).with("Content-Type", type).withBody(body).withKey(key));
  }

  private static JsonObject json(byte[] file) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(file))) {
      return reader.readObject();
    }
  }
}
