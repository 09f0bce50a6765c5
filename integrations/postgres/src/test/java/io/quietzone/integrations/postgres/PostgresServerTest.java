package io.quietzone.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    PostgresServer.on(folder).stop();
  }

  @Test
  void keepsDataAndPortOverStopAndStart() throws Exception {
    PostgresServer server = PostgresServer.on(folder);
    assertThat(server.isRunning()).isFalse();
    assertThatThrownBy(server::url).isInstanceOf(IllegalStateException.class);

    server.start(PATIENCE);
    String url = server.url();
    ProcessHandle first = ProcessHandle.of(server.pid()).orElseThrow();
    Rows.add(folder, "kept");
    server.stop();

    assertThat(first.isAlive()).isFalse();
    assertThat(server.isRunning()).isFalse();
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    server.start(PATIENCE);
    assertThat(server.url()).isEqualTo(url);
    assertThat(Rows.all(folder)).containsExactly("kept");
    try (Connection connection =
        DriverManager.getConnection(url, server.user(), server.password())) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void startsOnceForConcurrentConnections() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Long>> pids = new ArrayList<>();
      for (int caller = 0; caller < 8; caller++) {
        pids.add(
            callers.submit(
                () -> {
                  try (Connection connection = Rows.connect(folder)) {
                    assertThat(connection.isValid(5)).isTrue();
                    return PostgresServer.on(folder).pid();
                  }
                }));
      }
      for (Future<Long> pid : pids) {
        assertThat(pid.get(30, TimeUnit.SECONDS)).isEqualTo(PostgresServer.on(folder).pid());
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void comesBackWhenItsPostmasterWasKilled() throws Exception {
    Rows.add(folder, "kept");
    for (int kill = 0; kill < 2; kill++) {
      ProcessHandle postmaster = ProcessHandle.of(PostgresServer.on(folder).pid()).orElseThrow();
      postmaster.destroyForcibly();
      assertThat(Rows.all(folder)).containsExactly("kept");
      assertThat(PostgresServer.on(folder).pid()).isNotEqualTo(postmaster.pid());
    }
  }

  @Test
  void waitsOutTheRecoveryAfterABackendWasKilled() throws Exception {
    Rows.add(folder, "kept");
    try (Connection connection = Rows.connect(folder)) {
      long backend = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
      ProcessHandle.of(backend).orElseThrow().destroyForcibly();
      Thread.sleep(100);
      assertThat(Rows.all(folder)).containsExactly("kept");
    }
  }

  @Test
  void boundsTheWaitForAStartThatGoesOn() throws Exception {
    String url = EmbeddedUrl.PREFIX + folder + "?loginTimeout=0.05";
    long before = System.nanoTime();
    assertThatThrownBy(() -> DriverManager.getConnection(url))
        .isInstanceOf(SQLTransientConnectionException.class)
        .hasMessageContaining("still starting");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));
    Rows.add(folder, "the same start");
  }

  @Test
  void keepsItsFilesToItsUserAndItsPasswordOutOfTheLog() throws Exception {
    Rows.add(folder, "kept");
    assertThatThrownBy(
            () -> {
              try (Connection connection = Rows.connect(folder)) {
                Rows.add(connection, "a'b secret");
              }
            })
        .isInstanceOf(SQLException.class);
    assertThat(permissions("data")).isEqualTo("rwx------");
    assertThat(permissions("data/quietzone.password")).isEqualTo("rw-------");
    assertThat(permissions("postgresql.log")).isEqualTo("rw-------");
    assertThat(Files.readString(folder.resolve("postgresql.log")))
        .contains("ready to accept connections")
        .doesNotContain(PostgresServer.on(folder).password())
        .doesNotContain("secret")
        .doesNotContain("127.0.0.1:");
  }

  @Test
  void keepsTheLogOfTheLastStartOnly() throws Exception {
    PostgresServer server = PostgresServer.on(folder);
    for (int start = 0; start < 3; start++) {
      server.start(PATIENCE);
      server.stop();
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("data", "lock", "postgresql.log", "postgresql.log.1");
    }
    assertThat(Files.readString(folder.resolve("postgresql.log")))
        .containsOnlyOnce("starting PostgreSQL");
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }
}
