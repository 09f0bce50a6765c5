package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same request for a picture again, word for word: nobody can tell that it was not read again.
 */
@ExtendWith(SharedServer.class)
class RepeatsIT {

  /** What is another in each answer, or counts down. */
  private static final Set<String> OF_EACH_ANSWER =
      Set.of(
          "date",
          "x-request-id",
          "x-qr-cache",
          "x-qr-duration-ms",
          "x-qr-quota-remaining",
          "x-ratelimit-remaining",
          "x-ratelimit-reset");

  private static final long SILENT = 20;

  /** Requests that may come back while a test looks, a few a second. */
  private static final long COME_BACK = 8;

  private final TestServer server;

  RepeatsIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aRepetitionHasEveryHeaderAndByteOfAnAnswerThatWasRead() throws Exception {
    Call call =
        order(", \"format\": \"svg\", \"pattern\": \"rounded\", \"zzz\": 1")
            .withKey(server.demoKey());
    Answer first = server.api().send(call);
    Answer repeated = server.api().send(call);
    // Who says what would suit is read by JAX-RS each time.
    Answer read = server.api().send(call.with("Accept", "image/*"));

    assertThat(first.header("X-QR-Cache")).isEqualTo("MISS");
    assertThat(repeated.header("X-QR-Cache")).isEqualTo("HIT");
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(headers(repeated)).isEqualTo(headers(first)).isEqualTo(headers(read));
    assertThat(all(repeated).keySet()).isEqualTo(all(read).keySet());
    assertThat(repeated.header("X-QR-Ignored")).contains("zzz");
    assertThat(repeated.body()).isEqualTo(first.body());
    assertThat(number(repeated, "X-RateLimit-Remaining"))
        .isLessThan(number(first, "X-RateLimit-Limit"));
    assertThat(repeated.header("X-Request-Id")).isNotEqualTo(first.header("X-Request-Id"));
  }

  @Test
  void whoHasNoKeyIsRefusedBeforeTheBodyIsWaitedFor() throws Exception {
    for (String key : List.of("", "X-Api-Key: " + TestWorkspace.unknownKey() + "\r\n")) {
      Answer refused =
          RawConnection.exchange(
              server.port(),
              "POST /api/v1/generate/ HTTP/1.1\r\nHost: localhost\r\n"
                  + "Content-Type: application/json\r\nContent-Length: 100\r\n"
                  + key
                  + "\r\n",
              Duration.ofSeconds(10));

      assertThat(refused.status()).as(refused::toString).isEqualTo(401);
    }
  }

  /** A body that never comes takes a request all the same. */
  @Test
  void aRequestIsCountedBeforeItsBodyIsWaitedFor() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "free");
    Call look = Call.get("/api/v1/usage/").withKey(key);
    long before = number(server.api().send(look), "X-RateLimit-Remaining");
    List<Socket> silent = new ArrayList<>();
    try {
      for (int i = 0; i < SILENT; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        silent.add(socket);
        socket
            .getOutputStream()
            .write(
                ("POST /api/v1/generate/ HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: "
                        + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
      }
      long taken = 0;
      for (int looks = 1; taken < SILENT - COME_BACK && looks < 50; looks++) {
        Thread.sleep(50);
        taken = before - looks - number(server.api().send(look), "X-RateLimit-Remaining");
      }
      assertThat(taken).isBetween(SILENT - COME_BACK, SILENT);
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  @Test
  void eachRepetitionIsPaidUntilTheQuotaIsUsedUp() throws Exception {
    Call call = order("").withKey(TestWorkspace.keyOnPlan(server, "free"));
    long left = server.api().send(call).quotaRemaining();

    for (long expected = left - 1; expected >= 0; expected--) {
      Answer answer = server.api().send(call);
      assertThat(answer.status()).as(answer::toString).isEqualTo(200);
      assertThat(answer.quotaRemaining()).isEqualTo(expected);
    }

    Answer refused = server.api().send(call);
    assertThat(refused.status()).as(refused::toString).isEqualTo(429);
    assertThat(refused.json().getString("detail")).contains("quota");
    assertThat(refused.has("Retry-After")).isTrue();
  }

  @Test
  void eachRepetitionAndEachRefusalOfOneTakesOneOfTheRequestsOfABurst() throws Exception {
    Call call = order("").withKey(TestWorkspace.keyOnPlan(server, "free"));
    long first = number(server.api().send(call), "X-RateLimit-Remaining");
    for (int i = 0; i < 19; i++) {
      server.api().send(call);
    }
    Answer last = server.api().send(call);

    // One comes back every two seconds.
    assertThat(number(last, "X-RateLimit-Remaining")).isBetween(first - 20, first - 15);
  }

  @Test
  void aKeyThatIsUnknownOrStoppedOrNoneIsRefusedWithTheNextRepetition() throws Exception {
    Call call = order("");
    String key = TestWorkspace.keyOnPlan(server, "agency");
    for (int i = 0; i < 2; i++) {
      assertThat(server.api().send(call.withKey(key)).status()).isEqualTo(200);
    }

    assertThat(server.api().send(call).status()).isEqualTo(401);
    assertThat(server.api().send(call.withKey(TestWorkspace.unknownKey())).status()).isEqualTo(401);
    assertThat(server.api().send(call.withKey(key + ", " + key)).status()).isEqualTo(401);
    String token = Person.signedIn(server).token();
    assertThat(server.api().send(call.with("Authorization", "Bearer " + token)).status())
        .as("a person's token")
        .isEqualTo(401);
    suspend(TestWorkspace.of(server, key));
    assertThat(server.api().send(call.withKey(key)).status()).as("suspended").isEqualTo(403);
  }

  @Test
  void whatAsksForMoreThanTheBodyIsReadEachTime() throws Exception {
    Call call = order("").withKey(server.demoKey());
    String tag = server.api().send(call).header("ETag");

    assertThat(server.api().send(call.with("If-None-Match", tag)).status()).isEqualTo(304);
    assertThat(server.api().send(call.with("Accept", "image/*;q=2")).status()).isEqualTo(400);
    assertThat(server.api().send(call.with("Content-Type", "text/plain")).status()).isEqualTo(415);
    Call named = call.with("Idempotency-Key", UUID.randomUUID().toString());
    assertThat(server.api().send(named).has("Idempotent-Replayed")).isFalse();
    assertThat(server.api().send(named).has("Idempotent-Replayed")).isTrue();
  }

  @Test
  void aPlanThatDoesNotAllowTheOrderIsNotAllowedItsRepetition() throws Exception {
    Call call = order(", \"dpi\": 600");
    for (int i = 0; i < 2; i++) {
      assertThat(server.api().send(call.withKey(server.demoKey())).status()).isEqualTo(200);
    }

    Answer refused = server.api().send(call.withKey(TestWorkspace.keyOnPlan(server, "free")));

    assertThat(refused.status()).as(refused::toString).isBetween(400, 403);
  }

  @Test
  void whatIsNotJsonIsRefusedHoweverOftenItIsSent() throws Exception {
    Call call = Call.generate("{\"data\": ").withKey(server.demoKey());

    for (int i = 0; i < 3; i++) {
      Answer refused = server.api().send(call);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().getString("detail")).contains("not a JSON object");
    }
  }

  private static Call order(String more) {
    return Call.generate(
        "{\"data\": \"https://example.com/%s\", \"size_inches\": 2%s}"
            .formatted(UUID.randomUUID(), more));
  }

  private static Map<String, List<String>> all(Answer answer) {
    return new TreeMap<>(answer.headers().map());
  }

  private static Map<String, List<String>> headers(Answer answer) {
    Map<String, List<String>> same = all(answer);
    same.keySet().removeAll(OF_EACH_ANSWER);
    return same;
  }

  private static long number(Answer answer, String header) {
    return Long.parseLong(answer.header(header));
  }

  private void suspend(String workspaceId) throws Exception {
    Call call =
        Call.of("PATCH", "/api/admin/workspaces/" + workspaceId + "/")
            .with("Authorization", "Bearer " + server.operatorToken())
            .with("Content-Type", "application/json")
            .withBody("{\"suspended\": true}");
    assertThat(server.api().send(call).status()).isEqualTo(200);
  }
}
