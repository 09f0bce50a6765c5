package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What clients of HTTP/2 get: the JDK's is one unless told otherwise, and generated clients use it.
 */
@ExtendWith(SharedServer.class)
class Http2IT {

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

  private HttpRequest order() throws InterruptedException {
    return HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/generate/"))
        .header("X-Api-Key", server.demoKey())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"data\": \"https://example.com\", \"size_inches\": 1}"))
        .build();
  }
}
