package io.quietzone.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.quietzone.shares.TooManyAtOnce;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetches from a server on loopback, which alone counts as public here. */
class FetcherTest {

  private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.UTF_8);
  private static final int ENDLESS = 600;

  @TempDir private Path folder;

  private final StubNames names = new StubNames().answer("pictures.example", "127.0.0.1");
  private TlsServer server;
  private Fetcher fetcher;

  @BeforeEach
  void start() throws Exception {
    server = new TlsServer(folder);
    fetcher =
        new Fetcher(
            names,
            address -> address.equals(InetAddress.getLoopbackAddress()),
            new DefaultClientTlsStrategy(server.tls()));
  }

  @AfterEach
  void stop() throws Exception {
    fetcher.close();
    server.close();
  }

  @Test
  void pictureIsFetched() throws Exception {
    server.on("/a.png", exchange -> answer(exchange, 200, "image/png", PICTURE));

    assertThat(picture(url("/a.png?size=large"))).isEqualTo(PICTURE);
  }

  @Test
  void fiveMebibytesAreFetchedAndNotAByteMore() throws Exception {
    byte[] largest = new byte[Fetcher.MAX_BYTES];
    server.on("/largest", exchange -> answer(exchange, 200, "image/png", largest));
    server.on(
        "/larger", exchange -> answer(exchange, 200, "image/png", new byte[largest.length + 1]));
    server.on("/chunked", exchange -> drip(exchange, largest.length / 1024 + 1, 1024, 0));

    assertThat(picture(url("/largest"))).hasSize(largest.length);
    assertRefused("/larger", "larger than 5 MiB");
    assertRefused("/chunked", "larger than 5 MiB");
  }

  @Test
  void aBodyWithoutEndIsTooLargeAsSoonAsItIs() {
    server.on("/endless", FetcherTest::endless);
    long start = System.nanoTime();

    assertRefused("/endless", "larger than 5 MiB");

    assertThat(secondsSince(start)).isLessThan(4);
  }

  @Test
  void nothingIsReadThatIsNoPicture() throws Exception {
    server.on("/page", exchange -> endless(exchange, 200, "text/html"));
    server.on("/error", exchange -> endless(exchange, 500, "image/png"));
    server.on(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/a");
          endless(exchange, 302, "image/png");
        });
    server.on("/a", exchange -> answer(exchange, 200, "image/png", PICTURE));
    long start = System.nanoTime();

    assertRefused("/page", "does not call it a picture");
    assertRefused("/error", "500");
    assertThat(picture(url("/away"))).isEqualTo(PICTURE);

    assertThat(secondsSince(start)).isLessThan(4);
  }

  @Test
  void whoComesWhileTooMuchIsFetchedIsToldToComeAgain() throws Exception {
    CountDownLatch asked = new CountDownLatch(Fetcher.THREADS);
    names.whenAsked(
        "slow.example",
        () -> {
          asked.countDown();
          pause(ENDLESS * 100);
        });
    ExecutorService others = Executors.newCachedThreadPool();
    List<Future<byte[]>> fetches = new ArrayList<>();
    for (int i = 0; i < Fetcher.THREADS; i++) {
      fetches.add(others.submit(() -> picture("https://slow.example/")));
    }
    asked.await();

    assertThatThrownBy(() -> picture(url("/a"))).isInstanceOf(TooManyAtOnce.class);
    assertThat(fetches).noneMatch(Future::isDone);
    others.shutdownNow();
  }

  @Test
  void nobodyIsWaitedForLongerThanThereIsPatience() {
    server.on("/silence", exchange -> pause(ENDLESS * 100));
    long start = System.nanoTime();

    assertThatThrownBy(() -> fetcher.picture(url("/silence"), Duration.ofMillis(100), () -> {}))
        .hasMessageContaining("5 seconds");

    assertThat(secondsSince(start)).isLessThan(4);
  }

  @Test
  void whatIsGivenUpIsDoneWhenItsThreadIs() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    names.whenAsked("slow.example", () -> awaitUninterrupted(answered));

    assertThatThrownBy(
            () -> fetcher.picture("https://slow.example/", Duration.ofMillis(100), done::countDown))
        .hasMessageContaining("5 seconds");
    assertThat(done.getCount()).isEqualTo(1);

    answered.countDown();
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatIsRefusedAtOnceIsDone() {
    AtomicInteger done = new AtomicInteger();

    assertThatThrownBy(
            () -> fetcher.picture("http://a.example/", Fetcher.PATIENCE, done::incrementAndGet))
        .isInstanceOf(UnfetchableException.class);

    assertThat(done).hasValue(1);
  }

  @Test
  void aHeadWithoutEndIsRefusedAsSoonAsItIsTooLong() throws Exception {
    for (String line :
        List.of("X: " + "a".repeat(9000), "X: a\r\n".repeat(101), "a".repeat(9000))) {
      try (TlsSocketServer endless = new TlsSocketServer(server.tls(), line)) {
        long start = System.nanoTime();

        assertThatThrownBy(() -> picture("https://pictures.example:" + endless.port() + "/"))
            .isInstanceOf(UnfetchableException.class)
            .hasMessageContaining("does not answer as it should");

        assertThat(secondsSince(start)).isLessThan(4);
      }
    }
  }

  @Test
  void aServerThatDripsIsGivenUp() {
    server.on("/drip", exchange -> drip(exchange, ENDLESS, 1, 100));
    long start = System.nanoTime();

    assertRefused("/drip", "5 seconds");

    assertThat(secondsSince(start)).isLessThan(6);
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    server.on("/silence", exchange -> pause(ENDLESS * 100));

    assertRefused("/silence", "5 seconds");
  }

  @Test
  void aShorterBodyThanPromisedIsRefused() {
    server.on(
        "/short",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "image/png");
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write(PICTURE);
          exchange.getResponseBody().flush();
        });

    assertRefused("/short", "does not answer as it should");
  }

  @ParameterizedTest
  @CsvSource({"text/html", "application/octet-stream", "''", "imagepng"})
  void whatIsNotCalledAPictureIsRefused(String type) {
    server.on("/page", exchange -> answer(exchange, 200, type, PICTURE));

    assertRefused("/page", "does not call it a picture");
  }

  @Test
  void whatComesPackedIsRefused() {
    server.on(
        "/packed",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          answer(exchange, 200, "image/svg+xml", PICTURE);
        });

    assertRefused("/packed", "packed");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 401, 404, 500})
  void everyOtherStatusIsRefused(int status) {
    server.on("/status", exchange -> answer(exchange, status, "image/png", PICTURE));

    assertRefused("/status", String.valueOf(status));
  }

  @Test
  void redirectsAreFollowedThreeTimes() throws Exception {
    server.on("/1", exchange -> redirect(exchange, "/2"));
    server.on("/2", exchange -> redirect(exchange, url("/3")));
    server.on("/3", exchange -> redirect(exchange, "/a"));
    server.on("/0", exchange -> redirect(exchange, "/1"));
    server.on("/a", exchange -> answer(exchange, 200, "image/png", PICTURE));

    assertThat(picture(url("/1"))).isEqualTo(PICTURE);
    assertRefused("/0", "more than 3 times");
  }

  @ParameterizedTest
  @CsvSource({
    "https://inner.example/, private/internal IP 10.0.0.5",
    "https://10.0.0.5/, private/internal IP 10.0.0.5",
    "https://[::ffff:10.0.0.5]/, private/internal IP 10.0.0.5",
    "//inner.example/x, private/internal IP 10.0.0.5",
    "http://pictures.example/, https://",
    "file:///etc/passwd, https://",
    "https://localhost/, internal network",
    "https://user@pictures.example/, no user name",
  })
  void redirectsToWhatIsNotPublicAreRefused(String target, String reason) {
    names.answer("inner.example", "10.0.0.5");
    server.on("/away", exchange -> redirect(exchange, target));

    assertRefused("/away", reason);
    assertThat(server.contacts).hasValue(1);
  }

  @Test
  void aHostWithOnePrivateAddressAmongPublicOnesIsRefused() {
    names.answer("mixed.example", "127.0.0.1", "192.168.1.1");
    server.on("/", exchange -> answer(exchange, 200, "image/png", PICTURE));

    assertThatThrownBy(() -> picture("https://mixed.example:" + server.port() + "/"))
        .isInstanceOf(UnfetchableException.class)
        .hasMessage("refusing to fetch mixed.example: resolves to private/internal IP 192.168.1.1");
    assertThat(server.contacts).hasValue(0);
  }

  @Test
  void aHostIsResolvedOnceForEachConnection() throws Exception {
    AtomicInteger questions = new AtomicInteger();
    // Public when asked first, private ever after: whoever asks twice ends up inside.
    names.answer("a.example", "127.0.0.1").answer("a.example", "10.0.0.5");
    server.on(
        "/",
        exchange -> {
          questions.incrementAndGet();
          answer(exchange, 200, "image/png", PICTURE);
        });

    assertThat(picture("https://a.example:" + server.port() + "/")).isEqualTo(PICTURE);
    assertThatThrownBy(() -> picture("https://a.example:" + server.port() + "/"))
        .hasMessageContaining("10.0.0.5");
    assertThat(questions).hasValue(1);
  }

  @Test
  void anUnknownHostIsRefused() {
    assertThatThrownBy(() -> picture("https://nobody.example/"))
        .isInstanceOf(UnfetchableException.class)
        .hasMessageContaining("not known");
  }

  @Test
  void aCertificateOfAnotherNameIsRefused() {
    names.answer("other.example", "127.0.0.1");
    server.on("/", exchange -> answer(exchange, 200, "image/png", PICTURE));

    assertThatThrownBy(() -> picture("https://other.example:" + server.port() + "/"))
        .isInstanceOf(UnfetchableException.class)
        .hasMessageContaining("does not answer as it should");
    assertThat(server.contacts).hasValue(0);
  }

  private byte[] picture(String url) throws UnfetchableException {
    return fetcher.picture(url, Fetcher.PATIENCE, () -> {});
  }

  /** As a look-up of a host does, which nothing interrupts. */
  private static void awaitUninterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      pause(10);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1_000_000_000.0;
  }

  private void assertRefused(String path, String reason) {
    assertThatThrownBy(() -> picture(url(path)))
        .isInstanceOf(UnfetchableException.class)
        .hasMessageContaining(reason);
  }

  private String url(String path) {
    return "https://pictures.example:" + server.port() + path;
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
    if (status != 204) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void redirect(HttpExchange exchange, String target) throws IOException {
    exchange.getResponseHeaders().set("Location", target);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void endless(HttpExchange exchange) throws IOException {
    endless(exchange, 200, "image/png");
  }

  /** Writes until the client goes away, but ten seconds at the most. */
  private static void endless(HttpExchange exchange, int status, String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, 0);
    byte[] piece = new byte[64 * 1024];
    long start = System.nanoTime();
    try (OutputStream out = exchange.getResponseBody()) {
      while (secondsSince(start) < 10) {
        out.write(piece);
      }
    }
  }

  private static void drip(HttpExchange exchange, int drops, int size, int millis)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "image/png");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      for (int i = 0; i < drops && pause(millis); i++) {
        out.write(new byte[size]);
        out.flush();
      }
    }
  }

  private static boolean pause(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException stopped) {
      return false;
    }
  }
}
