package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** When batches with an {@code Idempotency-Key} depend on the plan, and when not. */
@ExtendWith(SharedServer.class)
class NamedBatchIT {

  private static final String BULK = "/api/v1/generate/bulk/";
  private static final String BATCH =
      "{\"items\": [{\"data\": \"https://example.com/named\", \"size_inches\": 1}]}";
  private static final int LARGEST = 16 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestServer server;
  private final String name = UUID.randomUUID().toString();

  NamedBatchIT(TestServer server) {
    this.server = server;
  }

  @Test
  void aPlanWithoutBatchesIsToldBeforeTheBodyIsRead() throws Exception {
    String free = TestWorkspace.keyOnPlan(server, "free");

    Answer refused = RawConnection.exchange(server.port(), head(free, LARGEST), PATIENCE);

    assertRefused(refused, 403, "{'detail': 'bulk'}");
  }

  @Test
  void aRepetitionIsAnsweredThoughThePlanHasChanged() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "pro");
    Answer first = send(key, name);
    assertThat(first.status()).as(first::toString).isEqualTo(200);
    Call smaller =
        Call.post(
                "/api/admin/workspaces/" + TestWorkspace.of(server, key) + "/",
                "{\"plan\": \"free\"}")
            .by("PATCH")
            .with("Authorization", "Bearer " + server.operatorToken());
    assertThat(server.api().send(smaller).status()).isEqualTo(200);

    Answer again = send(key, name);
    Answer other = send(key, UUID.randomUUID().toString());

    assertThat(again.status()).as(again::toString).isEqualTo(200);
    assertThat(ZipFiles.of(again.body()).file("qr-0001.png"))
        .isEqualTo(ZipFiles.of(first.body()).file("qr-0001.png"));
    assertThat(other.status()).as(other::toString).isEqualTo(403);
  }

  private static String head(String key, int length) {
    return String.join(
        "\r\n",
        "POST " + BULK + " HTTP/1.1",
        "Host: localhost",
        "Content-Type: text/csv",
        "X-Api-Key: " + key,
        "Idempotency-Key: " + UUID.randomUUID(),
        "Content-Length: " + length,
        "",
        "");
  }

  private Answer send(String key, String idempotencyKey) throws Exception {
    return server
        .api()
        .send(Call.post(BULK, BATCH).withKey(key).with("Idempotency-Key", idempotencyKey));
  }
}
