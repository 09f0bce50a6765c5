package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of pictures that need no key, because they are signed. */
@ExtendWith(SharedServer.class)
class SignedImagesIT {

  private static final String SIGN = "/api/v1/generate/sign/";
  private static final String WORKSPACE = "/api/v1/workspace/";
  private static final String ROTATE = "/api/v1/workspace/signed-images/rotate/";
  private static final String ORDER = "{'data': 'https://example.com/signed', 'size_inches': 1}";
  private static final String VOID = "{'detail': 'not as it was signed, or was made void'}";

  private final TestServer server;

  SignedImagesIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aSignedAddressShowsThePictureThatAKeyWouldGet() throws Exception {
    String order =
        """
        {'data': 'https://example.com/ä?a=1&b=2#c', 'size_inches': 1.5, 'dpi': 150, 'color': '#103050',
         'background': 'white', 'pattern': 'dot', 'eye_outer_frame': true, 'frame_style': 'border',
         'frame_label': 'Scan & go, 100 %', 'quiet_zone': 5}
        """;
    String key = TestWorkspace.keyOnPlan(server, "starter");

    Answer shown = show(sign(key, order));
    Answer alone = server.api().send(Call.generate(json(order)).withKey(key));

    assertThat(shown.status()).as(shown::toString).isEqualTo(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/png");
    assertThat(shown.body()).isEqualTo(alone.body());
    assertThat(shown.header("ETag")).isEqualTo(alone.header("ETag"));
    assertThat(new PngPicture(shown.body()).read()).contains("https://example.com/ä?a=1&b=2#c");
  }

  @Test
  void nobodySignsByWhatTheDatabaseHolds() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "starter");
    URI signed = URI.create(sign(key, ORDER));
    String[] parts = signed.getRawQuery().split("&signature=", -1);
    Mac mac = Mac.getInstance("HmacSHA256");
    try (Connection connection = server.postgres().connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select secret from image_signing_key where workspace_id = ?")) {
      statement.setString(1, TestWorkspace.of(server, key));
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        mac.init(new SecretKeySpec(rows.getBytes(1), "HmacSHA256"));
      }
    }
    String forged =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(mac.doFinal(parts[0].getBytes(StandardCharsets.UTF_8)));
    String path = signed.getRawPath() + "?" + parts[0] + "&signature=";

    assertThat(server.api().send(Call.get(path + parts[1])).status()).isEqualTo(200);
    assertRefused(server.api().send(Call.get(path + forged)), 403, VOID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'data_type': 'wifi', 'payload': {'ssid': 'Café', 'password': 'a;b:secret\\\"c', 'hidden':"
            + " true}",
        "'data_type': 'geo', 'payload': {'lat': 52.5163, 'lng': -13.3777, 'label': 'Gate'}",
        "'data_type': 'vcard', 'payload': {'name': 'Ada', 'phones': ['+4930123456', '112']}",
        "'data_type': 'text', 'data': '123'",
        "'data_type': 'text', 'data': ' + %20 = & ? / \\n \\\\ 你 👍'"
      })
  void contentOfEveryShapeIsSigned(String content) throws Exception {
    String order = "{" + content + ", 'size_inches': 2, 'format': 'svg', 'auto_fix': false}";

    Answer shown = show(sign(server.demoKey(), order));
    Answer alone = server.api().send(Call.generate(json(order)).withKey(server.demoKey()));

    assertThat(shown.status()).as(shown::toString).isEqualTo(200);
    assertThat(shown.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(shown.body()).isEqualTo(alone.body());
  }

  @Test
  void anyPageMayShowItAndBrowsersKeepIt() throws Exception {
    Answer shown = show(sign(server.demoKey(), ORDER));

    assertThat(shown.header("Cache-Control")).isEqualTo("public, max-age=86400");
    assertThat(shown.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(shown.has("X-QR-Quota-Remaining")).as("what is nobody's business").isFalse();
  }

  @Test
  void aPictureCostsOneRenderAndNothingWhenTheBrowserHasIt() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "starter");
    String path = sign(key, ORDER);
    String tag = show(path).header("ETag");
    String length = String.valueOf(show(path).body().length);

    Answer known = server.api().send(Call.get(path).with("If-None-Match", tag));
    Answer head = server.api().send(Call.of("HEAD", path));
    Answer knownHead = server.api().send(Call.of("HEAD", path).with("If-None-Match", tag));

    assertThat(known.status()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(known.header("ETag")).isEqualTo(tag);
    assertThat(known.header("Cache-Control")).isEqualTo("public, max-age=86400");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo(tag);
    assertThat(head.header("Content-Type")).isEqualTo("image/png");
    assertThat(head.header("Content-Length")).isEqualTo(length);
    assertThat(head.header("Cache-Control")).isEqualTo("public, max-age=86400");
    assertThat(head.body()).isEmpty();
    assertThat(knownHead.status()).isEqualTo(304);
    assertThat(knownHead.header("ETag")).isEqualTo(tag);
    assertThat(server.api().send(Call.generate(json(ORDER)).withKey(key)).quotaRemaining())
        .as("500 less two pictures shown and this one")
        .isEqualTo(497);
  }

  @Test
  void whenTheQuotaIsUsedUpNothingIsShown() throws Exception {
    String path = sign(TestWorkspace.keyOnPlan(server, "free"), ORDER);
    for (int i = 0; i < 5; i++) {
      assertThat(show(path).status()).isEqualTo(200);
    }

    assertRefused(show(path), 429, "{'detail': '5 renders a month'}");
  }

  @Test
  void parametersMayBeWrittenInAnotherWayButSayNothingElse() throws Exception {
    String path =
        sign(
            server.demoKey(),
            "{'data': 'https://example.com/a b~c', 'data_type': 'text', 'size_inches': 1}");
    List<String> parameters = List.of(query(path).split("&"));
    String reversed =
        Stream.iterate(parameters.size() - 1, i -> i >= 0, i -> i - 1)
            .map(parameters::get)
            .collect(Collectors.joining("&"))
            .replace("%20", "+")
            .replace("%3A", ":")
            .replace("%2F", "/");

    assertThat(show("/api/v1/generate?" + reversed).status()).isEqualTo(200);
  }

  @Test
  void everyChangeOfAnAddressIsRefused() throws Exception {
    String path =
        sign(
            server.demoKey(),
            "{'data': 'https://example.com/1', 'size_inches': 1, 'expires_in': 600}");
    List<String> parameters = List.of(query(path).split("&"));
    assertThat(parameters).hasSize(5);
    for (String parameter : parameters) {
      String name = parameter.substring(0, parameter.indexOf('='));
      boolean needed = name.equals("key") || name.equals("signature");
      assertRefused(show(path.replace(parameter, name + "=2")), 403, VOID);
      assertRefused(show(path.replace(parameter, parameter + "0")), 403, VOID);
      assertRefused(show(path + "&" + parameter), 403, VOID);
      assertRefused(
          show(without(path, parameter)), 403, needed ? "{'detail': 'is signed: POST'}" : VOID);
    }
    for (String more : List.of("dpi=72", "color=red", "x=", "x", "", "%00=1")) {
      assertRefused(show(path + "&" + more), 403, VOID);
    }
    assertThat(show(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                          | is signed: POST",
        "?                                         | is signed: POST",
        "?data=x&size_inches=1                     | is signed: POST",
        "?data=x&size_inches=1&key=x&signature=x   | not as it was signed",
        "?data=x&size_inches=1&key=x&signature=    | not as it was signed",
        "?key=&signature=                          | not as it was signed",
        "?key=%27%20or%201%3D1&signature=%00       | not as it was signed",
        "?key=%00&signature=%FF                    | not as it was signed"
      })
  void withoutASignatureNothingIsDone(String query, String reason) throws Exception {
    assertRefused(
        show("/api/v1/generate/" + (query == null ? "" : query)),
        403,
        "{'detail': '" + reason + "'}");
  }

  @Test
  void aSignatureOfAnotherWorkspaceIsRefused() throws Exception {
    String mine = sign(TestWorkspace.keyOnPlan(server, "starter"), ORDER);
    String other = sign(TestWorkspace.keyOnPlan(server, "agency"), ORDER);

    assertRefused(show(mine.replace(parameter(mine, "key"), parameter(other, "key"))), 403, VOID);
    assertRefused(
        show(mine.replace(parameter(mine, "signature"), parameter(other, "signature"))), 403, VOID);
  }

  @Test
  void anAddressIsGoodAsLongAsItSays() throws Exception {
    Answer signed =
        send(
            SIGN,
            server.demoKey(),
            "{'data': 'x', 'data_type': 'text', 'size_inches': 1, 'expires_in': 2}");
    String path = path(signed);
    Answer before = show(path);
    Instant end = Instant.parse(signed.json().getString("expires_at"));
    while (Instant.now(Clock.systemUTC()).isBefore(end)) {
      Thread.sleep(50);
    }

    assertThat(before.status()).isEqualTo(200);
    assertThat(before.header("Cache-Control")).matches("public, max-age=[01]");
    assertRefused(show(path), 403, "{'detail': 'was good until " + end + "'}");
  }

  @Test
  void aWorkspaceForbidsAndAllowsItsAddresses() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(server, "agency");
    String path = sign(key, ORDER);
    assertThat(workspace(key).json().getBoolean("signed_images")).isTrue();

    Answer off = patch(key, "{'signed_images': false}");

    assertThat(off.json().getBoolean("signed_images")).isFalse();
    assertThat(workspace(key).json().getBoolean("signed_images")).isFalse();
    assertRefused(show(path), 403, "{'detail': 'does not allow'}");
    assertRefused(send(SIGN, key, ORDER), 403, "{'detail': 'does not allow'}");
    assertThat(patch(key, "{'signed_images': true}").status()).isEqualTo(200);
    assertThat(show(path).status()).isEqualTo(200);
  }

  @Test
  void rotationMakesEarlierAddressesVoid() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(server, "agency");
    String earlier = sign(key, ORDER);

    Answer rotated = server.api().send(Call.of("POST", ROTATE).withKey(key));
    String later = sign(key, ORDER);

    assertThat(rotated.status()).as(rotated::toString).isEqualTo(204);
    assertRefused(show(earlier), 403, VOID);
    assertThat(show(later).status()).isEqualTo(200);
    assertThat(parameter(later, "key")).isNotEqualTo(parameter(earlier, "key"));
  }

  @Test
  void theFirstAddressesOfAWorkspaceAreSignedByOneKey() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "agency");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Callable<String> signing = () -> sign(key, ORDER);

    try {
      List<Future<String>> paths = threads.invokeAll(Collections.nCopies(8, signing));
      for (Future<String> path : paths) {
        assertThat(path.get()).isEqualTo(paths.get(0).get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(show(sign(key, ORDER)).status()).isEqualTo(200);
  }

  @Test
  void settingsAreNotForKeysThatOnlyRender() throws Exception {
    String key = server.demoKey();

    for (Call call :
        List.of(
            Call.get(WORKSPACE),
            Call.of("PATCH", WORKSPACE).with("Content-Type", "application/json").withBody("{}"),
            Call.of("POST", ROTATE))) {
      assertRefused(server.api().send(call.withKey(key)), 403, "{'detail': 'may only render'}");
    }
    assertRefused(
        patch(server.studioKey(), "{'signed_images': 'no'}"),
        400,
        "{'signed_images': ['true or false']}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'data': 'https://example.com'} | 400 | {'size_inches': ['required']}",
        "{'data': 'x', 'size_inches': 1, 'expires_in': 0} | 400 | {'expires_in': ['at least 1']}",
        "{'data': 'x', 'size_inches': 1, 'expires_in': 1e9} | 400 | {'expires_in': ['at most"
            + " 315360000']}",
        "{'data': 'x', 'size_inches': 1, 'expires_in': '1h'} | 400 | {'expires_in': ['number']}",
        "{'data': 'x', 'size_inches': 1, 'logo_file': 'x'} | 400 | {'logo_file': ['holds no"
            + " file']}",
        "{'data': 'x', 'size_inches': 1, 'format': 'gif'} | 400 | {'format': ['png']}",
        "{'data': 'x', 'size_inches': 1, 'logo_url': 'https://127.0.0.1/'} | 400 | {'logo_url':"
            + " '127.0.0.1'}",
        "{'data': 'x', 'size_inches': 1, 'color': '#EEEEEE', 'background': 'white'} | 400 |"
            + " {'color': 'color=#'}",
        "[] | 400 | {'detail': 'object'}"
      })
  void whatCouldNotBeShownIsNotSigned(String order, int status, String refusal) throws Exception {
    assertRefused(send(SIGN, server.demoKey(), order), status, refusal);
  }

  @Test
  void plansAreKeptWhenItIsSigned() throws Exception {
    assertRefused(
        send(
            SIGN,
            TestWorkspace.keyOnPlan(server, "free"),
            "{'data': 'https://example.com', 'size_inches': 5}"),
        403,
        "{'detail': 'up to 3 inches'}");
  }

  @Test
  void anAddressIsNeverLongerThanServersTake() throws Exception {
    String order = "{'data_type': 'text', 'data': '%s', 'size_inches': 6}";

    assertRefused(
        send(SIGN, server.demoKey(), order.formatted("点".repeat(900))), 400, "{'data': ['8000']}");
    assertThat(show(sign(server.demoKey(), order.formatted("x".repeat(2000)))).status())
        .isEqualTo(200);
    assertRefused(
        show("/api/v1/generate/?data=" + "x".repeat(9000)), 400, "{'detail': 'at most 8000'}");
  }

  @Test
  void unknownFieldsAreNamedAndNotSigned() throws Exception {
    Answer signed =
        send(
            SIGN,
            server.demoKey(),
            "{'data': 'x', 'data_type': 'text', 'size_inches': 1, 'colour': 'red'}");

    assertThat(signed.header("X-QR-Ignored")).isEqualTo("colour;nearest=color");
    assertThat(path(signed)).doesNotContain("colour");
    assertThat(signed.json().isNull("expires_at")).isTrue();
  }

  private String sign(String key, String order) throws Exception {
    Answer answer = send(SIGN, key, order);
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
    return path(answer);
  }

  /** The address without the server's own, which is where the test is too. */
  private String path(Answer signed) {
    String url = signed.json().getString("url");
    assertThat(url).startsWith(server.address() + "/api/v1/generate/?");
    assertThat(URI.create(url).toASCIIString()).isEqualTo(url);
    return url.substring(server.address().length());
  }

  private Answer show(String path) throws Exception {
    return server.api().send(Call.get(path));
  }

  private Answer workspace(String key) throws Exception {
    return server.api().send(Call.get(WORKSPACE).withKey(key));
  }

  private Answer patch(String key, String body) throws Exception {
    return server
        .api()
        .send(
            Call.of("PATCH", WORKSPACE)
                .with("Content-Type", "application/json")
                .withBody(json(body))
                .withKey(key));
  }

  private Answer send(String path, String key, String body) throws Exception {
    return server.api().send(Call.post(path, json(body)).withKey(key));
  }

  private static String query(String path) {
    return path.substring(path.indexOf('?') + 1);
  }

  private static String parameter(String path, String name) {
    return Stream.of(query(path).split("&"))
        .filter(each -> each.startsWith(name + "="))
        .findFirst()
        .orElseThrow();
  }

  private static String without(String path, String parameter) {
    return "/api/v1/generate/?"
        + Stream.of(query(path).split("&"))
            .filter(each -> !each.equals(parameter))
            .collect(Collectors.joining("&"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
