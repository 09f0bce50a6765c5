package io.quietzone.integrations.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresDriverTest {

  @TempDir private static Path temporary;

  private static Path folder;
  private static String url;

  @BeforeAll
  static void nameFolder() {
    folder = temporary.resolve("a folder with blanks");
    url = EmbeddedUrl.PREFIX + folder;
  }

  @AfterAll
  static void stop() {
    PostgresServer.on(folder).stop();
  }

  @Test
  void isRegisteredAsAService() {
    assertThat(ServiceLoader.load(Driver.class))
        .hasAtLeastOneElementOfType(EmbeddedPostgresDriver.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1/quietzone",
        "jdbc:embedded-postgres:/data",
        "jdbc:h2:mem:",
        "embedded-postgresql:/data",
        ""
      })
  void leavesOtherUrlsToOtherDrivers(String other) throws SQLException {
    EmbeddedPostgresDriver driver = new EmbeddedPostgresDriver();
    assertThat(driver.acceptsURL(other)).isFalse();
    assertThat(driver.connect(other, new Properties())).isNull();
    assertThat(driver.acceptsURL(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "?user=x&password=hidden", "/nul\0byte?password=hidden"})
  void refusesUrlsWithoutAUsableFolder(String rest) {
    assertThatThrownBy(() -> DriverManager.getConnection(EmbeddedUrl.PREFIX + rest))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("jdbc:embedded-postgresql:<data folder>")
        .hasMessageNotContaining("hidden")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08001");
  }

  @Test
  void refusesALoginTimeoutThatIsNoNumber() {
    assertThatThrownBy(() -> DriverManager.getConnection(url + "?loginTimeout=soon"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("loginTimeout");
  }

  @Test
  void connectsAsTheOwnerOfTheApplicationsDatabase() throws SQLException {
    assertThat(ask(url, new Properties(), "select current_user || '/' || current_database()"))
        .isEqualTo("quietzone/quietzone");
    assertThat(ask(url, new Properties(), "select usesuper from pg_user where usename = user"))
        .isEqualTo("f");
  }

  @Test
  void takesEmptyPropertiesAsNotGiven() throws SQLException {
    Properties empty = new Properties();
    empty.setProperty("user", "");
    empty.setProperty("password", "");
    assertThat(ask(url, empty, "select current_user")).isEqualTo("quietzone");
  }

  @Test
  void passesPropertiesOn() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("ApplicationName", "from a property");
    properties.setProperty("options", "-c statement_timeout=4321");
    assertThat(ask(url, properties, "select current_user")).isEqualTo("postgres");
    assertThat(ask(url, properties, "show application_name")).isEqualTo("from a property");
    assertThat(ask(url, properties, "show statement_timeout")).isEqualTo("4321ms");
  }

  @Test
  void passesUrlParametersOnBeforeProperties() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "from a property");
    String parameters = "?ApplicationName=from+the+URL&user=postgres&loginTimeout=20";
    assertThat(ask(url + parameters, properties, "show application_name"))
        .isEqualTo("from the URL");
    assertThat(ask(url + parameters, properties, "select current_user")).isEqualTo("postgres");
  }

  @Test
  void honoursTheSocketTimeout() {
    Properties properties = new Properties();
    properties.setProperty("socketTimeout", "1");
    assertThatThrownBy(() -> ask(url, properties, "select pg_sleep(20)::text"))
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("Read timed out");
  }

  @Test
  void letsNoOneInWithoutThePassword() throws SQLException {
    DriverManager.getConnection(url).close();
    String plain = PostgresServer.on(folder).url();
    for (String user : new String[] {"quietzone", "postgres"}) {
      assertThatThrownBy(() -> DriverManager.getConnection(plain, user, "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void doesNotFillInThePasswordOfOtherRoles() throws SQLException {
    Properties superuser = new Properties();
    superuser.setProperty("user", "postgres");
    try (Connection connection = DriverManager.getConnection(url, superuser);
        Statement statement = connection.createStatement()) {
      statement.execute("create role reader login password 'chosen'");
    }
    try (Connection connection = DriverManager.getConnection(url, "reader", "chosen")) {
      assertThat(connection.isValid(5)).isTrue();
    }
    assertThatThrownBy(() -> DriverManager.getConnection(url, "reader", ""))
        .isInstanceOf(SQLException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "data_checksums, on",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "server_encoding, UTF8",
    "log_timezone, UTC",
    "password_encryption, scram-sha-256"
  })
  void isDurablePrivateAndTheSameOnEveryMachine(String setting, String value) throws SQLException {
    assertThat(ask(url + "?user=postgres", new Properties(), "show " + setting)).isEqualTo(value);
  }

  @Test
  void sortsByCodePointAndKnowsUnicode() throws SQLException {
    assertThat(
            ask(
                url,
                new Properties(),
                "select string_agg(c, '' order by c) || lower('ÄΩ') from unnest(array['b','a','B','ä']) c"))
        .isEqualTo("Babääω");
  }

  private static String ask(String url, Properties properties, String question)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, properties);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    }
  }
}
