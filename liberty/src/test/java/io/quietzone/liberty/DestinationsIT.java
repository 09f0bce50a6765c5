package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the operator lets no code lead. */
@ExtendWith(SharedServer.class)
class DestinationsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final TestServer server;
  private final ScanCounts codes;

  DestinationsIT(TestServer server) throws Exception {
    this.server = server;
    this.codes = new ScanCounts(server, TestWorkspace.fullKeyOnPlan(server, "business"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://go.example/q/x", "http://GO.example.:80/", "https://other.example./"})
  void aCodeDoesNotLeadBackToAnyOfOurHosts(String url) throws Exception {
    assertRefused(
        make("/api/v1/dynamic/", "{\"name\": \"x\", \"destination_url\": \"" + url + "\"}"),
        400,
        "{'destination_url': 'not on this server'}");
    assertRefused(
        make("/api/v1/qrcodes", "{\"destination\": \"" + url + "\"}"),
        400,
        "{'error': 'destination: A destination is not on this server'}");
  }

  @Test
  void aBlockedHostIsRefusedWhereverADestinationIsSet() throws Exception {
    String evil = "\"destination_url\": \"https://EVIL.example./x\"";
    String path = "/api/v1/dynamic/" + codes.code("https://example.com") + "/";
    String refused = "{'destination_url': 'does not let codes lead to evil.example'}";

    assertRefused(make("/api/v1/dynamic/", "{\"name\": \"x\", " + evil + "}"), 400, refused);
    assertRefused(send(Call.post(path, "{" + evil + "}").by("PATCH")), 400, refused);
    assertRefused(
        make(path + "schedule/", "{\"at\": \"2099-01-01T00:00:00Z\", " + evil + "}"), 400, refused);
    assertRefused(
        send(Call.post(path, "{\"variants\": [{\"label\": \"A\", " + evil + "}]}").by("PATCH")),
        400,
        "{'variants.0.destination_url': 'does not let codes lead to evil.example'}");
    assertRefused(
        make("/api/v1/qrcodes", "{\"destination\": \"https://evil.example/\"}"),
        400,
        "{'error': 'destination: The operator'}");
  }

  @Test
  void aListThatChangesIsReadAgainAndCodesThatAreThereLeadOn() throws Exception {
    String url = "https://shop.sold.example/";
    String id = codes.code(url);
    Path file = server.home().resolve(SharedServer.BLOCKED);

    Files.writeString(file, "evil.example\n.sold.example\n");

    String body = "{\"name\": \"x\", \"destination_url\": \"" + url + "\"}";
    long end = System.nanoTime() + PATIENCE.toNanos();
    Answer answer = make("/api/v1/dynamic/", body);
    while (answer.status() == 201) {
      assertThat(System.nanoTime() - end).as("waiting for the list").isNegative();
      Thread.sleep(100);
      answer = make("/api/v1/dynamic/", body);
    }
    assertRefused(answer, 400, "{'destination_url': 'lead to shop.sold.example'}");
    assertThat(server.api().send(Call.get("/q/" + id)).header("Location")).isEqualTo(url);

    String path = "/api/v1/dynamic/" + id + "/";
    Call elsewhere = Call.post(path, "{\"destination_url\": \"https://example.com/\"}").by("PATCH");
    assertThat(send(elsewhere).status()).isEqualTo(200);
    assertRefused(
        send(Call.post(path + "versions/1/rollback/", "{}")),
        400,
        "{'version': ['lead to shop.sold.example']}");
  }

  private Answer make(String path, String body) throws Exception {
    return send(Call.post(path, body));
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.withKey(codes.key()));
  }
}
