package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.blocks.BlocksRenderer;
import io.quietzone.liberty.plugins.CrashingRenderer;
import io.quietzone.liberty.plugins.FailingRenderer;
import io.quietzone.liberty.plugins.IllegalNameRenderer;
import io.quietzone.liberty.plugins.SecondPngRenderer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Jars in the plugins folder: a stranger's that works, and beside it all that can be wrong. */
@TestInstance(Lifecycle.PER_CLASS)
class PluginsIT {

  private final TestServer server;

  PluginsIT() throws Exception {
    Path home = Installation.newHome("plugins");
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    PluginJar.copy(BlocksRenderer.class, plugins.resolve("blocks.jar"));
    Files.writeString(plugins.resolve("a-not-a-zip.jar"), "this is no jar");
    Files.write(plugins.resolve("a-empty.jar"), new byte[0]);
    PluginJar.writeWithout(plugins.resolve("a-missing-class.jar"), "com.example.Missing");
    PluginJar.write(plugins.resolve("a-failing.jar"), FailingRenderer.class);
    PluginJar.write(plugins.resolve("z-illegal-name.jar"), IllegalNameRenderer.class);
    PluginJar.write(plugins.resolve("z-crashing.jar"), CrashingRenderer.class);
    this.server = TestServer.start(home, TestServer.DEVELOPMENT);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aStrangersRendererIsFoundAndListedWithItsJar() throws Exception {
    JsonObject status = server.api().send(Call.get("/api/status/")).json();

    assertThat(status.getValue("/components/renderers/formats").asJsonArray())
        .extracting(JsonValue::asJsonObject)
        .filteredOn(format -> format.getString("format").equals("blocks"))
        .singleElement()
        .satisfies(
            format -> {
              assertThat(format.getString("plugin")).isEqualTo("com.example.blocks.BlocksRenderer");
              assertThat(format.getString("jar")).isEqualTo("blocks.jar");
              assertThat(format.getString("media_type")).isEqualTo("text/plain; charset=utf-8");
            });
  }

  @Test
  void aStrangersRendererDrawsWhatIsAskedFor() throws Exception {
    Answer answer = generate("blocks");

    assertThat(answer.status()).as(answer::text).isEqualTo(200);
    assertThat(answer.header("Content-Type").replace(" ", ""))
        .isEqualToIgnoringCase("text/plain;charset=utf-8");
    // Version 2 has 25 modules, and a quiet zone of 4 on each side; a character is two rows.
    assertThat(answer.text().lines()).hasSize(17).allMatch(line -> line.length() == 33);
    assertThat(answer.text()).contains("█▀▀▀▀▀█");
  }

  @Test
  void whatIsWrongBesideItIsLoggedAndDoesNoHarm() throws Exception {
    assertThat(server.messagesLog())
        .contains("com.example.Missing")
        .contains(FailingRenderer.class.getName())
        .contains(IllegalNameRenderer.class.getName());
    assertThat(new PngPicture(generate("png").body()).read()).contains("https://example.com");
    assertThat(new SvgPicture(generate("svg").body()).read()).contains("https://example.com");
  }

  @Test
  void theStatusIsDegradedByWhatIsBroken() throws Exception {
    Answer answer = server.api().send(Call.get("/api/status/"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("status")).isEqualTo("degraded");
    assertThat(answer.json().getValue("/components/renderers/status")).hasToString("\"degraded\"");
    assertThat(answer.json().getValue("/components/renderers/broken")).hasToString("3");
    assertThat(answer.json().getValue("/components/renderers/formats").asJsonArray())
        .extracting(format -> format.asJsonObject().getString("format"))
        .containsExactly("blocks", "crash", "eps", "jpg", "pdf", "png", "svg");
  }

  @Test
  void aRendererThatFailsWithAPictureIsOurFaultAndCostsNothing() throws Exception {
    long before = generate("png").quotaRemaining();

    Answer answer = generate("crash");

    assertRefused(answer, 500, "{'detail': 'on our side'}");
    assertThat(answer.text()).doesNotContain("secret");
    assertThat(generate("png").quotaRemaining()).isEqualTo(before - 1);
  }

  @Test
  void twoRenderersOfOneFormatStopTheStartAndTheConsoleSaysWhich() throws Exception {
    Path home = Installation.newHome("two-png");
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    PluginJar.write(plugins.resolve("second-png.jar"), SecondPngRenderer.class);

    try (TestServer stopped = TestServer.launch(home, TestServer.DEVELOPMENT)) {
      String told = stopped.awaitLine("two plugins draw the format 'png'");

      assertThat(told).contains("second-png.jar").contains("renderers-png").contains("Remove jars");
      assertThat(stopped.isReady()).isFalse();
      assertThat(stopped.postgres().postmasters())
          .as("PostgreSQL of a server that failed")
          .isEmpty();
    }
  }

  @Test
  void onePluginInTwoJarsStopsTheStartAndTheConsoleSaysWhich() throws Exception {
    Path home = Installation.newHome("two-copies");
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    PluginJar.copy(BlocksRenderer.class, plugins.resolve("blocks-1.0.0.jar"));
    PluginJar.copy(BlocksRenderer.class, plugins.resolve("blocks-1.1.0.jar"));

    try (TestServer stopped = TestServer.launch(home, TestServer.DEVELOPMENT)) {
      String told = stopped.awaitLine("several jars hold the plugin of the format 'blocks'");

      assertThat(told).contains(BlocksRenderer.class.getName()).contains("Remove jars");
      assertThat(stopped.isReady()).isFalse();
    }
  }

  private Answer generate(String format) throws Exception {
    return server
        .api()
        .send(
            Call.generate(
                    "{\"data\": \"https://example.com\", \"size_inches\": 1, \"format\": \"%s\"}"
                        .formatted(format))
                .withKey(server.demoKey()));
  }
}
