package io.quietzone.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    PostgresServer.on(folder).stop();
  }

  @Test
  void anotherMajorVersionIsRefusedAndUntouched() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("PG_VERSION"), "15\n");
    assertThatThrownBy(() -> Rows.connect(folder))
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessageContaining("written by PostgreSQL 15")
        .hasMessageContaining("this is PostgreSQL 18")
        .hasMessageContaining("pg_dump");
    assertThat(data).isDirectoryContaining("glob:**PG_VERSION");
  }

  @Test
  void whatAKilledFirstStartLeftIsReplaced() throws Exception {
    Path half = Files.createDirectories(folder.resolve("making-123/data/base"));
    Files.writeString(half.resolve("1"), "half");
    Rows.add(folder, "fresh");
    assertThat(folder.resolve("making-123")).doesNotExist();
    assertThat(Rows.all(folder)).containsExactly("fresh");
  }

  @Test
  void anEmptyDataDirectoryIsFilled() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    try (Connection connection = Rows.connect(folder)) {
      assertThat(connection.isValid(5)).isTrue();
    }
  }

  @Test
  void filesOfSomethingElseAreRefused() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("letter"), "dear");
    assertThatThrownBy(() -> Rows.connect(folder))
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessageContaining("PG_VERSION is missing");
  }

  @Test
  void aBareDataDirectoryIsRefused() throws Exception {
    Files.writeString(folder.resolve("PG_VERSION"), "18\n");
    assertThatThrownBy(() -> Rows.connect(folder))
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessageContaining("is itself PostgreSQL's data directory");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Rows.connect(file.resolve("below")))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(file.resolve("below").toString())
        .hasMessageContaining("name another folder");
  }

  @Test
  void aPathBeyondPostgresLimitIsRefused() {
    Path deep = folder;
    for (int level = 0; level < 10; level++) {
      deep = deep.resolve("x".repeat(100));
    }
    Path tooDeep = deep;
    assertThatThrownBy(() -> Rows.connect(tooDeep))
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessageContaining("longer than PostgreSQL's limit");
  }

  @Test
  void aPidFileWhosePidWasGivenToAStrangerIsNoObstacle() throws Exception {
    Rows.add(folder, "kept");
    PostgresServer.on(folder).stop();
    Files.writeString(
        folder.resolve("data/postmaster.pid"),
        "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n"
            .formatted(ProcessHandle.current().pid(), folder.resolve("data")));
    assertThat(Rows.all(folder)).containsExactly("kept");
  }

  @Test
  void aBrokenConfigurationIsReportedInPostgresOwnWords() throws Exception {
    Rows.add(folder, "kept");
    PostgresServer.on(folder).stop();
    Path configuration = folder.resolve("data/postgresql.conf");
    String sound = Files.readString(configuration);
    Files.writeString(configuration, sound + "\nno_such_setting = 1\n");
    assertThatThrownBy(() -> Rows.connect(folder))
        .isInstanceOf(ServerUnavailableException.class)
        .hasMessageContaining("no_such_setting");
    Files.writeString(configuration, sound);
    assertThat(Rows.all(folder)).containsExactly("kept");
  }
}
