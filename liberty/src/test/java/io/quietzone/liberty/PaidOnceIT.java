package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pictures and batches that are asked for again with the same {@code Idempotency-Key}, and many at
 * a time: what is made is made once, and the quota is exact.
 */
@ExtendWith(SharedServer.class)
class PaidOnceIT {

  private static final String GENERATE = "/api/v1/generate/";
  private static final String BULK = "/api/v1/generate/bulk/";
  private static final String DYNAMIC =
      "{\"data_type\": \"dynamic\", \"size_inches\": 1, \"payload\":"
          + " {\"name\": \"x\", \"destination_url\": \"https://example.com/once\"}}";
  private static final String BATCH =
      "{\"items\": ["
          + DYNAMIC
          + ", {\"data\": \"https://example.com\", \"size_inches\": 1}, "
          + DYNAMIC
          + "]}";

  private final TestServer server;
  private final String key;
  private final String name = UUID.randomUUID().toString();

  PaidOnceIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "business");
  }

  @Test
  void aPictureThatIsAskedForAgainCostsOnce() throws Exception {
    String picture = "{\"data\": \"https://example.com/paid\", \"size_inches\": 1}";

    Answer first = send(GENERATE, picture, name);
    Answer again = send(GENERATE, picture, name);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.quotaRemaining()).isEqualTo(4999).isEqualTo(first.quotaRemaining());
    assertUsed(1, 0);
  }

  /** What the client has is in a header, and not in what tells requests apart. */
  @Test
  void thatAClientHasAPictureIsNotKeptAsItsAnswer() throws Exception {
    Call picture =
        Call.post(GENERATE, "{\"data\": \"https://example.com/had\", \"size_inches\": 1}")
            .withKey(key);
    Answer had = server.api().send(picture);
    Call named = picture.with("Idempotency-Key", name);
    Call having = named.with("If-None-Match", had.header("ETag"));

    assertThat(server.api().send(having).status()).isEqualTo(304);
    assertUsed(1, 0);
    Answer first = server.api().send(named);
    assertThat(first.status()).as(first::toString).isEqualTo(200);
    assertThat(first.has("Idempotent-Replayed")).isFalse();
    assertThat(first.body()).isEqualTo(had.body());
    Answer again = server.api().send(having);

    assertThat(again.status()).as("as it was answered").isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(had.body());
    assertUsed(2, 0);
  }

  /** It may be many megabytes, and is written before the renders of the workspace are locked. */
  @Test
  void whoseAnswerIsBeingWrittenHoldsUpNobodyElse() throws Exception {
    String picture = "{\"data\": \"https://example.com/slow\", \"size_inches\": 1}";
    send(GENERATE, picture, UUID.randomUUID().toString());

    try (OpenTransaction slow = OpenTransaction.on(server)) {
      slow.run("lock table idempotent_answer in exclusive mode");
      Future<Answer> named = Background.send(() -> send(GENERATE, picture, name));
      slow.awaitWaiter();

      Answer other = server.api().send(Call.post(GENERATE, picture).withKey(key));

      assertThat(other.status()).as(other::toString).isEqualTo(200);
      assertThat(other.quotaRemaining()).isEqualTo(4998);
      slow.commit();
      assertThat(named.get().status()).as(named.get()::toString).isEqualTo(200);
      assertThat(named.get().quotaRemaining()).isEqualTo(4997);
    }
  }

  /** Its body is kept before the renders are taken, and neither without the other. */
  @Test
  void aPictureThatCannotBePaidForIsNotKeptAsAnAnswer() throws Exception {
    String picture = "{\"data\": \"https://example.com/unpaid\", \"size_inches\": 1}";
    send(GENERATE, picture, UUID.randomUUID().toString());
    setUsed(5000);

    assertThat(send(GENERATE, picture, name).status()).isEqualTo(429);
    setUsed(4999);
    // For a second a quota that was used up is taken for used up.
    Thread.sleep(1100);
    Answer paid = send(GENERATE, picture, name);

    assertThat(paid.status()).as(paid::toString).isEqualTo(200);
    assertThat(paid.has("Idempotent-Replayed")).isFalse();
    assertThat(paid.quotaRemaining()).isZero();
    assertThat(send(GENERATE, picture, name).quotaRemaining()).isZero();
  }

  @Test
  void manyPicturesOfNewCodesAtOnceAreAllAnsweredAndCounted() throws Exception {
    int requests = 64;
    // More than a key of the plan business may send at once.
    String fast = TestWorkspace.fullKeyOnPlan(server, "agency");
    List<Callable<Answer>> calls = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      Call call = Call.post(GENERATE, DYNAMIC).withKey(fast);
      Call named = call.with("Idempotency-Key", UUID.randomUUID().toString());
      Call one = i % 2 == 0 ? call : named;
      calls.add(() -> server.api().send(one));
    }

    Set<String> ids = new HashSet<>();
    for (Answer answer : together(requests, calls)) {
      assertThat(answer.status()).as(answer::toString).isEqualTo(200);
      ids.add(answer.header("X-QR-Short-Id"));
    }

    assertThat(ids).hasSize(requests);
    assertUsed(fast, requests, requests);
  }

  @Test
  void aCodeThatCannotBePaidForIsNotMade() throws Exception {
    send(GENERATE, "{\"data\": \"https://example.com\", \"size_inches\": 1}", name);
    setUsed(5000);

    String batch = "{\"items\": [" + DYNAMIC + "]}";
    assertThat(send(BULK, batch, UUID.randomUUID().toString()).status()).isEqualTo(429);
    assertThat(send(GENERATE, DYNAMIC, UUID.randomUUID().toString()).status()).isEqualTo(429);
    assertUsed(5000, 0);
  }

  @Test
  void aBatchThatIsAskedForAgainIsTheSameAndPaidOnce() throws Exception {
    Answer first = send(BULK, BATCH, name);
    Answer again = send(BULK, BATCH, name);

    assertThat(first.status()).as(first::toString).isEqualTo(200);
    assertThat(again.status()).as(again::toString).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.header("Content-Disposition")).isEqualTo(first.header("Content-Disposition"));
    assertThat(again.quotaRemaining()).isEqualTo(first.quotaRemaining()).isEqualTo(4997);
    assertThat(shortIds(again)).isEqualTo(shortIds(first)).doesNotHaveDuplicates().hasSize(2);
    for (int i = 1; i <= 3; i++) {
      String file = "qr-000" + i + ".png";
      assertThat(ZipFiles.of(again.body()).file(file))
          .isEqualTo(ZipFiles.of(first.body()).file(file));
    }
    assertUsed(3, 2);
    assertRefused(
        send(BULK, BATCH.replace("once", "twice"), name),
        409,
        "{'detail': 'This Idempotency-Key was used with another body'}");
    assertUsed(3, 2);
  }

  @Test
  void twinsOfABatchGetTheSameCodes() throws Exception {
    int twins = 8;
    for (int round = 1; round <= 5; round++) {
      String roundName = name + round;
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < twins; i++) {
        calls.add(() -> send(BULK, BATCH, roundName));
      }

      Set<List<String>> ids = new HashSet<>();
      for (Answer answer : together(twins, calls)) {
        assertThat(answer.status()).as(answer::toString).isEqualTo(200);
        ids.add(shortIds(answer));
      }

      assertThat(ids).hasSize(1);
      assertUsed(3 * round, 2 * round);
    }
  }

  @Test
  void aBatchThatWasNotDeliveredIsPaidWhenItIs() throws Exception {
    begin().close();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (used(key) > 0) {
      assertThat(System.nanoTime() - end).as("given back").isNegative();
      Thread.sleep(50);
    }

    Answer delivered = sendLarge();

    assertThat(delivered.status()).isEqualTo(200);
    assertThat(delivered.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(ZipFiles.of(delivered.body()).names()).hasSize(42);
    assertThat(shortIds(delivered)).hasSize(1);
    assertUsed(41, 1);
  }

  /** As when a node is cut off from the database for longer than a reservation lasts. */
  @Test
  void aBatchWhoseReservationLapsedIsPaidOnceWithItsTwin() throws Exception {
    try (Socket slow = begin()) {
      assertThat(giveBackReservations()).isEqualTo(1);
      assertUsed(0, 1);

      Answer twin = sendLarge();

      assertThat(twin.status()).as(twin::toString).isEqualTo(200);
      assertUsed(41, 1);
      assertThat(slow.getInputStream().readAllBytes()).isNotEmpty();
      assertUsed(41, 1);
    }
  }

  private static String large() {
    return IntStream.range(0, 40)
        .mapToObj(i -> "https://example.com/left/" + i + ",12,600,,\n")
        .collect(
            Collectors.joining(
                "",
                "data,size_inches,dpi,data_type,payload\n"
                    + ",1,300,dynamic,\"{\"\"name\"\": \"\"x\"\", \"\"destination_url\"\":"
                    + " \"\"https://example.com\"\"}\"\n",
                ""));
  }

  /** Sends the large batch, and reads no more than its first pictures. */
  private Socket begin() throws IOException {
    String large = large();
    String head =
        "POST "
            + BULK
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/csv\r\n"
            + "X-Api-Key: "
            + key
            + "\r\nIdempotency-Key: "
            + name
            + "\r\nContent-Length: "
            + large.length()
            + "\r\n\r\n";
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.getOutputStream().write((head + large).getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().readNBytes(5_000))
        .startsWith("HTTP/1.1 200".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private Answer sendLarge() throws Exception {
    return server
        .api()
        .send(
            Call.of("POST", BULK)
                .with("Content-Type", "text/csv")
                .with("Idempotency-Key", name)
                .withBody(large())
                .withKey(key));
  }

  private int giveBackReservations() throws Exception {
    try (Connection connection = server.postgres().connect();
        PreparedStatement give =
            connection.prepareStatement(
                "select count(give_back_renders(id)) from reservation where workspace_id = ?")) {
      give.setString(1, TestWorkspace.of(server, key));
      try (ResultSet rows = give.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static List<Answer> together(int threads, List<Callable<Answer>> calls) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(threads);
    try {
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : clients.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      clients.shutdownNow();
    }
  }

  private static List<String> shortIds(Answer batch) throws Exception {
    byte[] manifest = ZipFiles.of(batch.body()).file("manifest.json");
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(manifest))) {
      JsonArray items = reader.readObject().getJsonArray("items");
      return items.getValuesAs(JsonObject.class).stream()
          .filter(item -> item.containsKey("short_id"))
          .map(item -> item.getString("short_id"))
          .toList();
    }
  }

  private Answer send(String path, String body, String idempotencyKey) throws Exception {
    Call call = Call.post(path, body).with("Idempotency-Key", idempotencyKey);
    return server.api().send(call.withKey(key));
  }

  private void setUsed(int renders) throws Exception {
    try (Connection connection = server.postgres().connect();
        PreparedStatement used =
            connection.prepareStatement(
                "update monthly_usage set renders = ? where workspace_id = ?")) {
      used.setInt(1, renders);
      used.setString(2, TestWorkspace.of(server, key));
      assertThat(used.executeUpdate()).isEqualTo(1);
    }
  }

  private int used(String of) throws Exception {
    return server
        .api()
        .send(Call.get("/api/v1/usage/").withKey(of))
        .json()
        .getInt("used_this_month");
  }

  private void assertUsed(int renders, int codes) throws Exception {
    assertUsed(key, renders, codes);
  }

  private void assertUsed(String of, int renders, int codes) throws Exception {
    assertThat(used(of)).as("renders").isEqualTo(renders);
    try (Connection connection = server.postgres().connect();
        PreparedStatement count =
            connection.prepareStatement("select count(*) from code where workspace_id = ?")) {
      count.setString(1, TestWorkspace.of(server, of));
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        assertThat(rows.getInt(1)).as("codes").isEqualTo(codes);
      }
    }
  }
}
