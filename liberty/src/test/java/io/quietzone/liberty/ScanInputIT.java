package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scans that no phone makes: they are answered below 500, and the next visitor does not notice. */
@ExtendWith(SharedServer.class)
class ScanInputIT {

  private static final String DESTINATION = "https://example.com/steady";

  /** Each is looked up once; a hundred thousand are an attack of a minute. */
  private static final int UNKNOWN = Integer.getInteger("unknown", 3000);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestServer server;
  private final ScanCounts counts;
  private final String id;

  ScanInputIT(TestServer server) throws Exception {
    this.server = server;
    this.counts = new ScanCounts(server, TestWorkspace.fullKeyOnPlan(server, "business"));
    this.id = counts.code(DESTINATION);
  }

  @Test
  void aFloodOfHeadersIsAnsweredOrRefused() throws Exception {
    for (int headers : new int[] {100, 400, 2000}) {
      StringBuilder flood = new StringBuilder();
      for (int i = 0; i < headers; i++) {
        flood.append("X-Flood-").append(i).append(": ").append("x".repeat(20)).append("\r\n");
      }
      assertThat(scan(flood.toString()).status()).as(headers + " headers").isIn(302, 400, 413, 431);
    }
    assertLeadsOn();
  }

  @Test
  void whatIsNoAddressIsNotTakenForOne() throws Exception {
    for (String forwarded :
        List.of(
            "1.1.1.1, ".repeat(500) + "nonsense",
            "<script>",
            "999.1.1.1",
            "nobody:8080",
            "[::1]:",
            "unknown, , ,,",
            "2001:db8::1, 127.0.0.1".repeat(2))) {
      assertThat(scan("X-Forwarded-For: " + forwarded + "\r\n").status()).isEqualTo(302);
    }

    JsonObject counted = counts.awaitAnalytics(id, 7, 0);
    assertThat(counted.getInt("unique_visitors")).isEqualTo(1);
  }

  @Test
  void aUserAgentOfEightKilobytesIsCountedLikeAnyOther() throws Exception {
    assertThat(scan("User-Agent: " + "Mozilla/5.0 ((((".repeat(512) + "\r\n").status())
        .isEqualTo(302);

    counts.awaitAnalytics(id, 1, 0);
  }

  @Test
  void controlCharactersGoNowhere() throws Exception {
    String nasty = "https://exa\u0001mple.org/\u0007\t\u001b[31m\\N";
    Answer answer =
        scan(
            "Referer: "
                + nasty
                + "\r\nAccept-Language: d\u0002e\r\nUser-Agent: a\tb\u0003\\.\u00e9\r\n");
    // Some of these the runtime turns away, as RFC 9110, section 5.5, allows.
    assertThat(answer.status()).isIn(302, 400);

    assertThat(scan("Referer: https://exa\tmple.org/\r\nUser-Agent: \\N\\.\t\r\n").status())
        .isEqualTo(302);
    assertLeadsOn();
    int scans = answer.status() == 302 ? 3 : 2;
    JsonObject counted = counts.awaitAnalytics(id, scans, 0);
    assertThat(ScanCounts.of(counted, "referrer", "")).isEqualTo(scans);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' or 1=1--",
        "\\..\\..",
        "%FF%FE",
        "%E2%80%AE",
        "%F0%9F%98%80",
        "%00",
        "%2e%2e",
        "+",
        "++",
        "%"
      })
  void anIdOfAnythingIsUnknownOrRefused(String shortId) throws Exception {
    for (String link : new String[] {"/q/", "/r/"}) {
      String path = link + shortId.replace(" ", "%20");
      Answer answer =
          RawConnection.exchange(
              server.port(),
              "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
              PATIENCE);
      assertThat(answer.status()).as(path).isIn(400, 404);
      assertThat(answer.has("Location")).isFalse();
    }
  }

  @Test
  void anIdOfTwoThousandCharactersIsUnknown() throws Exception {
    for (String path :
        new String[] {"a".repeat(2000), "a".repeat(2000) + "+", "%41".repeat(2000)}) {
      assertThat(server.api().send(Call.get("/q/" + path)).status()).isEqualTo(404);
    }
    assertThat(server.api().send(Call.get("/q/" + "a".repeat(200_000))).status())
        .isBetween(400, 499);
  }

  @Test
  void thousandsOfUnknownIdsAreNotFoundAndKnownOnesLeadOn() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < UNKNOWN; i++) {
      ids.add("no-such-code-" + i);
    }
    ScanLoad load = ScanLoad.start(server.port(), 8, 0, ids);
    try (load) {
      long end = System.nanoTime() + PATIENCE.plusMillis(10L * UNKNOWN).toNanos();
      while (load.total().refused() < UNKNOWN) {
        assertLeadsOn();
        assertThat(System.nanoTime() - end).as("unknown ids").isNegative();
        Thread.sleep(100);
      }
    }

    assertThat(load.total().answered()).as("redirects of what there is not").isZero();
    assertThat(load.total().unanswered()).isZero();
    assertThat(load.failures()).as("answers of 500 and above").isZero();
    assertThat(server.api().send(Call.get("/q/no-such-code-1")).status()).isEqualTo(404);
  }

  private void assertLeadsOn() throws Exception {
    Answer answer = server.api().send(Call.get("/q/" + id));
    assertThat(answer.status()).as(answer::toString).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(DESTINATION);
  }

  /**
   * Scans with headers that an HTTP client would not send.
   *
   * @param headers each with its line's end
   */
  private Answer scan(String headers) throws Exception {
    return RawConnection.exchange(
        server.port(),
        "GET /q/" + id + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n",
        PATIENCE);
  }
}
