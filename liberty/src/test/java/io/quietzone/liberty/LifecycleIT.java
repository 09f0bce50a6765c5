package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of a development server on one home folder, in order: started for the first time,
 * stopped, started again, killed, started after that, interrupted.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleIT {

  private final Path home;

  private String demoKey = "";
  private long quotaRemaining;
  private @Nullable TestServer running;

  LifecycleIT() throws Exception {
    this.home = Installation.newHome("lifecycle");
  }

  @AfterAll
  void leaveNothingRunning() {
    if (running != null) {
      running.close();
    }
  }

  @Test
  @Order(1)
  void theFirstStartPrintsADemoKeyAndACurlThatGivesAPicture(@TempDir Path desk) throws Exception {
    TestServer server = start();
    demoKey = server.demoKey();
    String curl = server.awaitLine("curl ");

    Process pasted = new ProcessBuilder("sh", "-c", curl).directory(desk.toFile()).start();

    assertThat(pasted.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(new PngPicture(Files.readAllBytes(desk.resolve("qr.png"))).read())
        .contains("https://example.com");
    assertThat(demoKey).matches("smk_[0-9A-Za-z]{36}");
    assertThat(lines(server, "demo key: ")).hasSize(1);
    assertThat(server.awaitReady())
        .contains("http://localhost:" + server.port())
        .contains(home.toString());
  }

  @Test
  @Order(2)
  void sigtermLeavesNoProcessBehind() throws Exception {
    TestServer server = current();
    List<ProcessHandle> postgres = server.postgres().processes();
    quotaRemaining = render(server).quotaRemaining();

    server.stop();

    assertThat(postgres).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
    assertThat(server.postgres().postmasters()).isEmpty();
  }

  @Test
  @Order(3)
  void theSecondStartKeepsAllDataAndMakesNoSecondKey() throws Exception {
    TestServer server = start();

    Answer answer = render(server);

    assertThat(answer.status()).as(answer::text).isEqualTo(200);
    assertThat(answer.quotaRemaining()).isEqualTo(quotaRemaining - 1);
    server.awaitLine("The demo key was printed at the first start");
    assertThat(lines(server, "demo key: ")).isEmpty();
  }

  @Test
  @Order(4)
  void afterKillDashNineThePostgresLeftBehindIsTakenOverWithAllData() throws Exception {
    TestServer killed = current();
    quotaRemaining = render(killed).quotaRemaining();
    killed.kill();
    assertThat(killed.postgres().postmasters()).as("PostgreSQL outlives a kill").hasSize(1);

    TestServer server = start();

    assertThat(render(server).quotaRemaining()).isEqualTo(quotaRemaining - 1);
    assertThat(server.postgres().postmasters()).hasSize(1);
    quotaRemaining--;
  }

  @Test
  @Order(5)
  void afterKillDashNineOfServerAndPostgresTheDataIsThere() throws Exception {
    TestServer killed = current();
    List<ProcessHandle> postgres = killed.postgres().processes();
    killed.kill();
    postgres.forEach(ProcessHandle::destroyForcibly);

    TestServer server = startInItsOwnProcessGroup();

    assertThat(render(server).quotaRemaining()).isEqualTo(quotaRemaining - 1);
    assertThat(server.postgres().postmasters()).hasSize(1);
  }

  @Test
  @Order(6)
  void ctrlCLeavesNoProcessBehind() throws Exception {
    TestServer server = current();
    List<ProcessHandle> postgres = server.postgres().processes();

    // A terminal sends it to the whole group, so PostgreSQL must not fall over it either.
    Process interrupt =
        new ProcessBuilder("kill", "-INT", "--", "-" + server.process().pid()).start();
    assertThat(interrupt.waitFor()).isZero();
    server.awaitEnd();

    assertThat(postgres).hasSizeGreaterThan(1).noneMatch(ProcessHandle::isAlive);
    assertThat(server.postgres().postmasters()).isEmpty();
  }

  private TestServer start() throws Exception {
    running = TestServer.start(home, TestServer.DEVELOPMENT);
    return running;
  }

  /** Also undoes what a background job of a shell inherits: that it does not hear Ctrl-C. */
  private TestServer startInItsOwnProcessGroup() throws Exception {
    TestServer server =
        TestServer.launch(home, TestServer.DEVELOPMENT, "env", "--default-signal=INT", "setsid");
    running = server;
    server.awaitReady();
    return server;
  }

  private TestServer current() {
    if (running == null) {
      throw new AssertionError("no server was started");
    }
    return running;
  }

  private Answer render(TestServer server) throws Exception {
    return server
        .api()
        .send(
            Call.generate("{\"data\": \"https://example.com\", \"size_inches\": 1}")
                .withKey(demoKey));
  }

  private static List<String> lines(TestServer server, String start) {
    return server.console().stream()
        .filter(line -> line.startsWith(start))
        .collect(Collectors.toList());
  }
}
