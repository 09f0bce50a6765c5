package io.quietzone.liberty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of a server. */
final class Api {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String address;

  /**
   * A client.
   *
   * @param address what comes before the path
   */
  Api(String address) {
    this.address = address;
  }

  Answer send(Call call) throws IOException, InterruptedException {
    return send(call, BodyPublishers.ofByteArray(call.body()));
  }

  /** Sends a body of a length that the server is not told. */
  Answer sendChunked(Call call) throws IOException, InterruptedException {
    return send(call, BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(call.body())));
  }

  private Answer send(Call call, BodyPublisher body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + call.path()))
            .timeout(PATIENCE)
            .method(call.method(), call.body().length == 0 ? BodyPublishers.noBody() : body);
    call.headers().forEach(request::setHeader);
    HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }
}
