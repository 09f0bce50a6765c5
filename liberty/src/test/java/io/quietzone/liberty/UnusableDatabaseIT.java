package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Data that this server cannot read is left alone, and the console says what to do. */
@OnOneJava
class UnusableDatabaseIT {

  @Test
  void dataOfAnotherMajorVersionIsRefusedWithAdvice() throws Exception {
    Path home = Installation.newHome("other-version");
    Path version = home.resolve("database").resolve("data").resolve("PG_VERSION");
    Files.createDirectories(version.getParent());
    Files.writeString(version, "9\n");

    try (TestServer server = TestServer.launch(home, TestServer.DEVELOPMENT)) {
      String told = server.awaitLine("Waiting for the database");

      assertThat(told).contains("was written by PostgreSQL 9").contains("pg_dump");
      assertThat(server.isReady()).isFalse();
    }
    assertThat(Files.readString(version)).isEqualTo("9\n");
  }
}
