package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an operator sets: seen where it is meant to be seen, and named where it is wrong. */
@OnOneJava
class SettingsIT {

  @Test
  void aPlanThatCannotBeReadStopsTheStartAndTheConsoleSaysWhichEntry() throws Exception {
    Path home = Installation.newHome("broken-plans");
    Path plans = Files.createDirectories(home).resolve("our-plans.properties");
    Files.writeString(plans, "agency.renders-per-month = many\n");
    Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
    environment.put("QUIETZONE_PLANS", plans.toString());

    try (TestServer server = TestServer.launch(home, environment)) {
      String told = server.awaitLine("agency.renders-per-month");

      assertThat(told).contains(plans.toString()).contains("'many', not a whole number");
      assertThat(server.isReady()).isFalse();
      assertThat(server.console()).noneMatch(line -> line.contains("demo "));
    }
  }
}
