package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server whose port another has: it must not take the other's answers for its own. */
@OnOneJava
@ExtendWith(SharedServer.class)
class PortTakenIT {

  private final TestServer server;

  PortTakenIT(TestServer server) {
    this.server = server;
  }

  @Test
  void theSecondServerStopsAndSaysWhyAndMakesNoKey() throws Exception {
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_HTTP_PORT", Integer.toString(server.port()));

    try (TestServer second = TestServer.launch(Installation.newHome("port-taken"), environment)) {
      String told = second.awaitLine("another server answers at");
      second.awaitEnd();

      assertThat(told).contains(server.address()).contains("QUIETZONE_HTTP_PORT");
      assertThat(second.exitStatus()).isNotZero();
      assertThat(second.isReady()).isFalse();
      assertThat(second.console()).noneMatch(line -> line.contains("demo "));
      assertThat(second.postgres().postmasters()).isEmpty();
    }
    assertThat(server.api().send(Call.get("/api/status/")).status()).isEqualTo(200);
  }
}
