package io.quietzone.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One JVM at a time owns a data folder, and the next one takes up whatever it left. */
class OwnershipTest {

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    PostgresServer.on(folder).stop();
  }

  @Test
  void aKilledJvmsPostgresIsTakenOverAndStopped() throws Exception {
    ProcessHandle postmaster;
    try (OwnerProcess owner = OwnerProcess.start(folder, "kept")) {
      postmaster = postmaster();
      owner.kill();
    }
    assertThat(postmaster.isAlive()).isTrue();
    assertThat(Rows.all(folder)).containsExactly("kept");
    assertThat(PostgresServer.on(folder).pid()).isEqualTo(postmaster.pid());
    PostgresServer.on(folder).stop();
    assertThat(postmaster.isAlive()).isFalse();
  }

  @Test
  void aTakenOverPostgresThatDiesIsStartedAgain() throws Exception {
    try (OwnerProcess owner = OwnerProcess.start(folder, "kept")) {
      owner.kill();
    }
    Rows.add(folder, "also kept");
    postmaster().destroyForcibly();
    assertThat(Rows.all(folder)).containsExactly("kept", "also kept");
  }

  @Test
  void aJvmKilledWithItsPostgresLosesNothingCommitted() throws Exception {
    try (OwnerProcess owner = OwnerProcess.start(folder, "kept")) {
      ProcessHandle postmaster = postmaster();
      owner.kill();
      postmaster.destroyForcibly();
      assertThat(Rows.all(folder)).containsExactly("kept");
      assertThat(PostgresServer.on(folder).pid()).isNotEqualTo(postmaster.pid());
    }
  }

  @Test
  void aJvmKilledDuringItsFirstStartLeavesAUsableFolder() throws Exception {
    try (OwnerProcess owner = OwnerProcess.launch(folder, "never committed")) {
      while (!isMakingData()) {
        Thread.sleep(5);
      }
      owner.kill();
    }
    Rows.add(folder, "the first");
    assertThat(Rows.all(folder)).containsExactly("the first");
  }

  @Test
  void aTerminatedJvmStopsItsPostgres() throws Exception {
    try (OwnerProcess owner = OwnerProcess.start(folder, "kept")) {
      ProcessHandle postmaster = postmaster();
      owner.terminate();
      assertThat(postmaster.isAlive()).isFalse();
      assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }
    assertThat(Rows.all(folder)).containsExactly("kept");
  }

  @Test
  void aSecondJvmIsRefusedWhileTheFirstLives() throws Exception {
    try (OwnerProcess owner = OwnerProcess.start(folder, "kept")) {
      ProcessHandle postmaster = postmaster();
      assertThatThrownBy(() -> Rows.connect(folder))
          .isInstanceOf(ServerUnavailableException.class)
          .hasMessageContaining("in use by another server (process " + owner.pid() + ")");
      assertThat(postmaster.isAlive()).isTrue();
      owner.terminate();
    }
  }

  @Test
  void anotherClassLoaderOfThisJvmSharesTheServer() throws Exception {
    Rows.add(folder, "kept");
    long pid = postmaster().pid();
    List<URL> classPath = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      Driver twin =
          (Driver)
              loader
                  .loadClass(EmbeddedPostgresDriver.class.getName())
                  .getDeclaredConstructor()
                  .newInstance();
      try (Connection connection = twin.connect(EmbeddedUrl.PREFIX + folder, new Properties())) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
    assertThat(postmaster().pid()).isEqualTo(pid);
    assertThatThrownBy(() -> OwnerProcess.start(folder, "refused")).hasMessageContaining("commit");
    ProcessHandle postmaster = postmaster();
    PostgresServer.on(folder).stop();
    assertThat(postmaster.onExit().get(5, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  private boolean isMakingData() throws IOException {
    try (DirectoryStream<Path> making = Files.newDirectoryStream(folder, "making-*")) {
      return making.iterator().hasNext();
    }
  }

  private ProcessHandle postmaster() throws Exception {
    return PostmasterFile.read(folder.resolve("data"))
        .flatMap(PostmasterFile::process)
        .orElseThrow();
  }
}
