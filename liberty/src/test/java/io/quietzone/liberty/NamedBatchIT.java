package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the bodies of batches with an {@code Idempotency-Key} cost before they are drawn. */
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
    try (OpenTransaction change = OpenTransaction.on(server)) {
      String workspace = TestWorkspace.of(server, key);
      change.run("update workspace set plan = 'free' where id = ?", workspace).commit();
    }

    Answer again = send(key, name);
    Answer other = send(key, UUID.randomUUID().toString());

    assertThat(again.status()).as(again::toString).isEqualTo(200);
    assertThat(ZipFiles.of(again.body()).file("qr-0001.png"))
        .isEqualTo(ZipFiles.of(first.body()).file("qr-0001.png"));
    assertThat(other.status()).as(other::toString).isEqualTo(403);
  }

  /** Of the memory of batches one workspace has half: that is more than five of the largest. */
  @Test
  void bodiesThatComeSlowlyTakeSoMuchMemoryAndNoMore() throws Exception {
    String key = TestWorkspace.keyOnPlan(server, "pro");
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 5; i++) {
        slow.add(begin(key));
        slow.get(i).getOutputStream().write(new byte[LARGEST - 1]);
      }
      Socket last = begin(key);
      slow.add(last);
      Answer refused = sendUntilAnswered(last);

      assertRefused(refused, 429, "{'detail': 'all the memory'}");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      String other = TestWorkspace.keyOnPlan(server, "pro");
      assertThat(send(other, name).status()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private Socket begin(String key) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    socket.getOutputStream().write(head(key, LARGEST).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Sends a body piece by piece, and no more of it when there is an answer. */
  private static Answer sendUntilAnswered(Socket socket) throws Exception {
    byte[] piece = new byte[64 * 1024];
    for (int sent = 0; sent + piece.length < LARGEST; sent += piece.length) {
      if (socket.getInputStream().available() > 0) {
        break;
      }
      socket.getOutputStream().write(piece);
      Thread.sleep(5);
    }
    return RawConnection.exchange(socket, "");
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
