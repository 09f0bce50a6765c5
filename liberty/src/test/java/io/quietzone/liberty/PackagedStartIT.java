package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The server as an operator starts it: nothing for demonstration, keys of its own, HTTPS. */
@TestInstance(Lifecycle.PER_CLASS)
class PackagedStartIT {

  private final int httpsPort;
  private final TestServer server;

  PackagedStartIT() throws Exception {
    this.httpsPort = TestServer.freePort();
    this.server =
        TestServer.start(
            Installation.newHome("packaged"),
            Map.of("QUIETZONE_HTTPS_PORT", Integer.toString(httpsPort)));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void printsThatItIsReadyAndNoKey() throws Exception {
    assertThat(server.awaitReady()).contains(server.address());
    assertThat(server.console())
        .noneMatch(line -> line.contains("demo key") || line.contains("smk_"));
  }

  @Test
  void makesNoWorkspace() throws Exception {
    try (Connection connection = server.postgres().connect();
        Statement statement = connection.createStatement();
        ResultSet counts =
            statement.executeQuery(
                "select (select count(*) from workspace) + (select count(*) from api_key)")) {
      assertThat(counts.next()).isTrue();
      assertThat(counts.getInt(1)).isZero();
    }
  }

  @Test
  void makesItsKeysAtTheFirstStartForItsOwnerOnly() throws Exception {
    Path keys = server.home().resolve("keys");

    try (Stream<Path> files = Files.list(keys)) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("secret", "tls.p12", "tls.password");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rwx------");
    for (String name : new String[] {"secret", "tls.p12", "tls.password"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(keys.resolve("tls.password"))).matches("[0-9a-f]{48}");
  }

  @Test
  void hasAKeyToSignAccessTokensWithBeforeAnybodySignsIn() throws Exception {
    Answer keys = server.api().send(Call.get("/api/auth/jwks/"));

    assertThat(keys.json().getJsonArray("keys")).hasSize(1);
  }

  @Test
  void carriesNoKeyNoDataAndNoLogInItsZip() {
    Set<String> shipped = Installation.unpacked().shippedFiles();

    assertThat(shipped)
        .contains("bin/quietzone", "wlp/usr/servers/quietzone/server.xml", "LICENSE");
    assertThat(shipped)
        .noneMatch(
            file ->
                file.matches("(?i).*\\.(p12|jks|key|pem|password|log)")
                    || file.endsWith("server.env")
                    || file.contains("/workarea/")
                    || file.contains("postgresql.conf"));
  }

  @Test
  void writesNothingIntoItsInstallation() throws Exception {
    assertThat(Installation.unpacked().files())
        .containsExactlyInAnyOrderElementsOf(Installation.unpacked().shippedFiles());
  }

  @Test
  void answersOverHttpsWithTheKeyThatItMade() throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    Path folder = server.home().resolve("keys");
    char[] password = Files.readString(folder.resolve("tls.password")).strip().toCharArray();
    try (InputStream in = Files.newInputStream(folder.resolve("tls.p12"))) {
      keys.load(in, password);
    }
    Certificate certificate = keys.getCertificate(keys.aliases().nextElement());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", certificate);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());

    try (Socket socket = context.getSocketFactory().createSocket("localhost", httpsPort)) {
      SSLSocket secure = (SSLSocket) socket;
      secure.startHandshake();
      assertThat(secure.getSession().getProtocol()).isIn("TLSv1.2", "TLSv1.3");
      assertThat(secure.getSession().getPeerCertificates()[0]).isEqualTo(certificate);
      Answer answer =
          RawConnection.exchange(secure, "GET /api/health/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  @Test
  void answersOrchestratorsAtTheirOwnPaths() throws Exception {
    for (String path :
        new String[] {"/health", "/health/live", "/health/ready", "/health/started"}) {
      Answer answer = server.api().send(Call.get(path));

      assertThat(answer.status()).as(path).isEqualTo(200);
      assertThat(answer.json().getString("status")).as(path).isEqualTo("UP");
    }
  }

  @Test
  void saysWhatItIsMadeOf() throws Exception {
    Answer answer = server.api().send(Call.get("/api/status/"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("status")).isEqualTo("ok");
    assertThat(answer.json().getJsonObject("components").keySet())
        .contains("database", "cache", "renderers");
    assertThat(answer.json().getValue("/components/database/status")).hasToString("\"ok\"");
    assertThat(answer.json().getValue("/components/renderers/formats").asJsonArray())
        .extracting(format -> format.asJsonObject().getString("format"))
        .containsExactly("eps", "jpg", "pdf", "png", "svg");
  }
}
