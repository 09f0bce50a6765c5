package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What clients of HTTP/2 get: the JDK's is one unless told otherwise, and generated clients use it.
 */
@ExtendWith(SharedServer.class)
class Http2IT {

  private static final int LIMIT = 1024 * 1024;

  private final TestServer server;

  Http2IT(TestServer server) {
    this.server = server;
  }

  @Test
  void ordersOfOneConnectionAreAllTaken() throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = client.send(order(), BodyHandlers.ofString());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.statusCode()).as(answer::body).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyOverTheLimitIsRefused(boolean lengthIsTold) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    // The first exchange of a connection begins as HTTP/1.1.
    client.send(order(), BodyHandlers.discarding());
    BodyPublisher body = BodyPublishers.ofString("{\"data\":\"" + "x".repeat(LIMIT) + "\"}");

    HttpResponse<String> answer =
        client.send(
            order(lengthIsTold ? body : BodyPublishers.fromPublisher(body)),
            BodyHandlers.ofString());

    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.statusCode()).as(answer::body).isEqualTo(413);
    assertThat(answer.body()).contains("1024 KiB");
    assertThat(client.send(order(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private HttpRequest order() throws InterruptedException {
    return order(
        BodyPublishers.ofString("{\"data\": \"https://example.com\", \"size_inches\": 1}"));
  }

  private HttpRequest order(BodyPublisher body) throws InterruptedException {
    return HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/generate/"))
        .timeout(Duration.ofSeconds(30))
        .header("X-Api-Key", server.demoKey())
        .header("Content-Type", "application/json")
        .POST(body)
        .build();
  }
}
