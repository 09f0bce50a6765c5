package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body over the limit: refused unread where its length is told, and at the limit where not. */
@ExtendWith(SharedServer.class)
class BodyLimitIT {

  private static final int LIMIT = 1024 * 1024;

  /** Generous for the answer, and nothing to one who waits for the body. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TestServer server;

  BodyLimitIT(TestServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/generate/, 1048577, detail",
    "/api/v1/generate/, 99999999999999, detail",
    "/api/v1/qrcodes, 1048577, error"
  })
  void isRefusedBeforeItIsReadWhereItsLengthIsTold(String path, long length, String member)
      throws Exception {
    String fewBytes = "{\"data\":";
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Api-Key: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, server.demoKey(), length);

    Answer answer = RawConnection.exchange(server.port(), head + fewBytes, PATIENCE);

    assertRefused(answer, 413, "{'" + member + "': '1024 KiB'}");
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/generate/, detail", "/api/v1/qrcodes, error"})
  void isRefusedAtTheLimitWhereItsLengthIsNotTold(String path, String member) throws Exception {
    Call call = Call.post(path, "{\"data\":\"" + "x".repeat(LIMIT) + "\"}");

    assertRefused(
        server.api().sendChunked(call.withKey(server.studioKey())),
        413,
        "{'" + member + "': '1024 KiB'}");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void isReadUpToTheLimit(boolean lengthIsTold) throws Exception {
    String order = "{\"data\":\"https://example.com\",\"size_inches\":1}";
    Call call = Call.generate(order + " ".repeat(LIMIT - order.length())).withKey(server.demoKey());

    Answer answer = lengthIsTold ? server.api().send(call) : server.api().sendChunked(call);

    assertThat(answer.status()).as(answer::toString).isEqualTo(200);
  }
}
