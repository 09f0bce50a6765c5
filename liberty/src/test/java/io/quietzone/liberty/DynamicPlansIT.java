package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What plans allow of dynamic codes. */
@ExtendWith(SharedServer.class)
class DynamicPlansIT {

  private static final String DYNAMIC = "/api/v1/dynamic/";
  private static final String BODY =
      "{\"name\": \"x\", \"destination_url\": \"https://example.com/1\"}";
  private static final String PAUSED =
      "{\"name\": \"x\", \"destination_url\": \"https://example.com/1\", \"is_active\": false}";

  private final TestServer server;
  private final String free;

  DynamicPlansIT(TestServer server) throws Exception {
    this.server = server;
    this.free = TestWorkspace.fullKeyOnPlan(server, "free");
  }

  @Test
  void aSecondActiveCodeNeedsALargerPlan() throws Exception {
    assertThat(send(Call.post(DYNAMIC, BODY)).status()).isEqualTo(201);
    assertRefused(
        send(Call.post(DYNAMIC, BODY)), 403, "{'detail': 'allows 1 active dynamic codes'}");

    String paused = send(Call.post(DYNAMIC, PAUSED)).json().getString("short_id");
    assertRefused(
        send(Call.post(DYNAMIC + paused + "/", "{\"is_active\": true}").by("PATCH")),
        403,
        "{'detail': 'allows 1 active dynamic codes'}");
    assertThat(send(Call.get(DYNAMIC + paused + "/")).json().getBoolean("is_active")).isFalse();
  }

  @Test
  void codesMadeAtOnceDoNotExceedThePlan() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(server, "starter");
    ExecutorService clients = Executors.newFixedThreadPool(16);
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      calls.add(() -> server.api().send(Call.post(DYNAMIC, BODY).withKey(key)).status());
    }
    int made = 0;
    try {
      for (Future<Integer> status : clients.invokeAll(calls)) {
        assertThat(status.get()).isIn(201, 403);
        made += status.get() == 201 ? 1 : 0;
      }
    } finally {
      clients.shutdownNow();
    }
    assertThat(made).isEqualTo(10);
  }

  @Test
  void aSecondEditOfTheDestinationHasToBePaidFor() throws Exception {
    String id = send(Call.post(DYNAMIC, BODY)).json().getString("short_id");
    Call rename = Call.post(DYNAMIC + id + "/", "{\"name\": \"y\"}").by("PATCH");
    Call edit =
        Call.post(DYNAMIC + id + "/", "{\"destination_url\": \"https://example.com/2\"}")
            .by("PATCH");
    Call again =
        Call.post(DYNAMIC + id + "/", "{\"destination_url\": \"https://example.com/3\"}")
            .by("PATCH");

    assertThat(send(edit).status()).isEqualTo(200);
    assertThat(send(edit).status()).as("no change").isEqualTo(200);
    assertRefused(send(again), 402, "{'detail': 'allows 1 change'}");
    assertRefused(
        send(Call.post(DYNAMIC + id + "/versions/1/rollback/", "{}")),
        402,
        "{'detail': 'allows 1 change'}");
    assertRefused(
        send(
            Call.post(
                DYNAMIC + id + "/schedule/",
                "{\"at\": \"2030-01-01T00:00:00Z\", \"destination_url\": \"https://example.com/4\"}")),
        402,
        "{'detail': 'allows 1 change'}");
    assertThat(send(rename).status()).isEqualTo(200);
    assertThat(send(Call.get(DYNAMIC + id + "/")).json().getString("destination_url"))
        .isEqualTo("https://example.com/2");
  }

  @Test
  void aPlannedEditIsAnEditAlready() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(server, "free");
    String path =
        DYNAMIC
            + server.api().send(Call.post(DYNAMIC, BODY).withKey(key)).json().getString("short_id");
    Call planned =
        Call.post(
            path + "/schedule/",
            "{\"at\": \"2099-01-01T00:00:00Z\", \"destination_url\": \"https://example.com/2\"}");
    Call edit =
        Call.post(path + "/", "{\"destination_url\": \"https://example.com/3\"}").by("PATCH");

    assertThat(server.api().send(planned.withKey(key)).status()).isEqualTo(201);

    assertRefused(server.api().send(edit.withKey(key)), 402, "{'detail': 'allows 1 change'}");
  }

  @Test
  void variantsNeedAPlanThatHasThem() throws Exception {
    String key = TestWorkspace.fullKeyOnPlan(server, "starter");
    String variants = "[{\"label\": \"A\", \"destination_url\": \"https://example.com/a\"}]";
    String id =
        server.api().send(Call.post(DYNAMIC, BODY).withKey(key)).json().getString("short_id");

    for (Call call :
        List.of(
            Call.post(DYNAMIC, BODY.replace("}", ", \"variants\": " + variants + "}")),
            Call.post(DYNAMIC + id + "/", "{\"variants\": " + variants + "}").by("PATCH"),
            Call.post(
                DYNAMIC + id + "/schedule/",
                "{\"at\": \"2030-01-01T00:00:00Z\", \"variants\": " + variants + "}"))) {
      assertRefused(
          server.api().send(call.withKey(key)), 403, "{'detail': 'does not allow variants'}");
    }
  }

  private Answer send(Call call) throws Exception {
    return server.api().send(call.withKey(free));
  }
}
