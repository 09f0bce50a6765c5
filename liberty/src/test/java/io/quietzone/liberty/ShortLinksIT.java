package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a phone gets that has read a dynamic code, and what its owner sees of that. */
@ExtendWith(SharedServer.class)
class ShortLinksIT {

  private static final String DESTINATION = "https://example.com/launch?a=b&c=%C3%A9#part";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String DELETED = "Its owner has deleted it.";
  private static final String PAUSED = "Its owner has switched it off.";
  private static final String UNKNOWN = "This code does not exist.";

  private final TestServer server;
  private final String key;
  private final String id;

  ShortLinksIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "business");
    this.id =
        send(Call.post("/api/v1/qrcodes", "{\"destination\": \"" + DESTINATION + "\"}"))
            .json()
            .getJsonObject("qrcode")
            .getString("id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/r/%s", "/r/%s/", "/q/%s", "/q/%s/", "//q/%s", "/r/%s?utm_source=x"})
  void aScanIsRedirectedToTheDestinationAndCounted(String link) throws Exception {
    Answer answer = server.api().send(Call.get(link.formatted(id)));

    assertRedirectsTo(DESTINATION, answer);
    assertCounted(1);
  }

  @Test
  void aPreviewIsRedirectedAndNotCounted() throws Exception {
    for (String link : new String[] {"/r/", "/q/"}) {
      assertRedirectsTo(DESTINATION, server.api().send(Call.of("HEAD", link + id)));
    }

    assertNothingIsCountedBefore();
  }

  @Test
  void scansAtTheSameTimeAreCountedOneByOne() throws Exception {
    int scans = 50;
    ExecutorService phones = Executors.newFixedThreadPool(scans);
    try {
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < scans; i++) {
        String link = (i % 2 == 0 ? "/r/" : "/q/") + id;
        calls.add(() -> server.api().send(Call.get(link)));
      }
      for (Future<Answer> answer : phones.invokeAll(calls)) {
        assertRedirectsTo(DESTINATION, answer.get());
      }
    } finally {
      phones.shutdownNow();
    }

    assertCounted(scans);
  }

  @Test
  void theNextScanSeesWhereTheCodeLeadsNow() throws Exception {
    for (String next : new String[] {"https://example.com/v2", "http://example.org/"}) {
      patch("{\"destination\": \"" + next + "\"}");

      assertRedirectsTo(next, server.api().send(Call.get("/r/" + id)));
    }
    assertCounted(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void aDisabledCodeLeadsNowhereUntilItIsEnabledAgain(String method) throws Exception {
    patch("{\"disabled\": true}");
    for (String link : new String[] {"/r/" + id, "/q/" + id, "/q/" + id + "/"}) {
      assertPage(410, method.equals("HEAD") ? "" : PAUSED, Call.of(method, link));
    }

    patch("{\"disabled\": false}");
    assertRedirectsTo(DESTINATION, server.api().send(Call.get("/r/" + id)));
    assertCounted(1);
  }

  @Test
  void aDeletedCodeLeadsNowhere() throws Exception {
    assertThat(send(Call.of("DELETE", "/api/v1/qrcodes/" + id)).status()).isEqualTo(204);

    for (String link : new String[] {"/r/" + id, "/q/" + id, "/q/" + id + "/"}) {
      assertPage(410, DELETED, Call.get(link));
    }
  }

  static List<String> idsOfNoCode() {
    return List.of("nosuch", "a".repeat(64), "a".repeat(65), "a".repeat(2000), "%C3%A9", "a'--");
  }

  @ParameterizedTest
  @MethodSource("idsOfNoCode")
  void anIdOfNoCodeIsNotFound(String unknown) throws Exception {
    for (String link : new String[] {"/r/" + unknown, "/q/" + unknown, "/q/" + unknown + "/"}) {
      assertPage(404, UNKNOWN, Call.get(link));
    }
  }

  /** Some of these the runtime turns away before the application sees them. */
  @ParameterizedTest
  @CsvSource({
    "%s//, 404",
    "/%s, 404",
    "%s/more, 404",
    "%s;x=y, 404",
    "%s%%00, 400",
    "a%%2F%s, 400"
  })
  void whatCannotBeAnIdLeadsNowhere(String path, int status) throws Exception {
    for (String link : new String[] {"/r/", "/q/"}) {
      Answer answer =
          RawConnection.exchange(
              server.port(),
              "GET "
                  + link
                  + path.formatted(id)
                  + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
              Duration.ofSeconds(30));

      assertThat(answer.status()).as(answer::toString).isEqualTo(status);
      assertThat(answer.has("Location")).isFalse();
    }
    assertNothingIsCountedBefore();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
  void aWrongMethodIsToldTheRightOnes(String method) throws Exception {
    for (String link : new String[] {"/r/", "/q/"}) {
      Answer answer = server.api().send(Call.of(method, link + id));

      assertThat(answer.status()).as(answer::toString).isEqualTo(405);
      assertThat(answer.header("Allow")).contains("GET").contains("HEAD").doesNotContain(method);
      assertThat(answer.has("Location")).isFalse();
    }
    assertNothingIsCountedBefore();
  }

  private void assertRedirectsTo(String destination, Answer answer) {
    assertThat(answer.status()).as(answer::toString).isEqualTo(302);
    assertThat(answer.headers().allValues("Location")).containsExactly(destination);
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.has("Set-Cookie")).isFalse();
    assertThat(answer.body()).isEmpty();
  }

  private void assertPage(int status, String message, Call call) throws Exception {
    Answer answer = server.api().send(call);
    assertThat(answer.status()).as(answer::toString).isEqualTo(status);
    assertThat(answer.header("Content-Type").replace(" ", ""))
        .isEqualToIgnoringCase("text/html;charset=utf-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.has("Location")).isFalse();
    assertThat(answer.has("Set-Cookie")).isFalse();
    assertThat(answer.text()).contains(message);
  }

  private void patch(String body) throws Exception {
    Answer answer = send(Call.post("/api/v1/qrcodes/" + id, body).by("PATCH"));
    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
  }

  /** Scans are counted in their order: nothing that came before one more was counted. */
  private void assertNothingIsCountedBefore() throws Exception {
    assertRedirectsTo(DESTINATION, server.api().send(Call.get("/r/" + id)));
    assertCounted(1);
  }

  /** Counts follow the journal within a moment. */
  private void assertCounted(long scans) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (scans() < scans && System.nanoTime() - end < 0) {
      Thread.sleep(50);
    }
    assertThat(scans()).isEqualTo(scans);
  }

  private long scans() throws Exception {
    return send(Call.get("/api/v1/qrcodes/" + id))
        .json()
        .getJsonObject("qrcode")
        .getJsonNumber("scans")
        .longValue();
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.with("Authorization", "Bearer " + key));
  }
}
