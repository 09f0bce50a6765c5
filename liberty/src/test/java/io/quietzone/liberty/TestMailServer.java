package io.quietzone.liberty;

import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** A mail server of an operator: it takes letters from whoever knows its password. */
final class TestMailServer implements AutoCloseable {

  static final String USER = "qr@example.com";
  static final String PASSWORD = "p@ss:word+1";

  private static final String STORE_PASSWORD = "changeit";

  /** Kept here, or its level would be forgotten: that a test's server starts is no news. */
  private static final Logger LOG = Logger.getLogger("org.subethamail");

  static {
    LOG.setLevel(Level.WARNING);
  }

  private final SMTPServer server;
  private final AtomicInteger connections = new AtomicInteger();
  private final List<String> passwords = new CopyOnWriteArrayList<>();
  private final List<String> letters = new CopyOnWriteArrayList<>();

  private TestMailServer(SMTPServer.Builder settings) {
    this.server =
        settings
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("mail.example.com")
            .requireAuth()
            .showAuthCapabilitiesBeforeSTARTTLS(true)
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (user, password, context) -> {
                      passwords.add(password);
                      if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                      }
                    }))
            .sessionHandler(
                new SessionHandler() {
                  @Override
                  public SessionAcceptance accept(Session session) {
                    connections.incrementAndGet();
                    return SessionAcceptance.success();
                  }

                  @Override
                  public void onSessionEnd(Session session) {}
                })
            .messageHandler(
                (context, from, to, data) -> letters.add(new String(data, StandardCharsets.UTF_8)))
            .build();
    server.start();
  }

  /** One that takes nothing in the clear. */
  static TestMailServer withTls(int port, Path certificate) throws Exception {
    return new TestMailServer(
        SMTPServer.port(port).enableTLS().requireTLS().startTlsSocketFactory(tls(certificate)));
  }

  /** One that offers no TLS, as somebody between us and the real one would pretend. */
  static TestMailServer inTheClear(int port) {
    return new TestMailServer(SMTPServer.port(port));
  }

  /** How many have connected so far. */
  int connections() {
    return connections.get();
  }

  /** The passwords that were sent so far. */
  List<String> passwords() {
    return List.copyOf(passwords);
  }

  /** The letters that were taken so far, as they came. */
  List<String> letters() {
    return List.copyOf(letters);
  }

  @Override
  public void close() {
    server.stop();
  }

  /**
   * Makes a certificate of localhost that is trusted by whoever has the file as its trust store.
   */
  static Path certificate(Path file) throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                STORE_PASSWORD)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    if (keytool.waitFor() != 0) {
      throw new AssertionError("keytool ended with " + keytool.exitValue());
    }
    return file;
  }

  /** What has a JVM trust the certificate, as it trusts those of the world's authorities. */
  static String trust(Path certificate) {
    return "-Djavax.net.ssl.trustStoreType=PKCS12 -Djavax.net.ssl.trustStore="
        + certificate
        + " -Djavax.net.ssl.trustStorePassword="
        + STORE_PASSWORD;
  }

  private static SSLContext tls(Path certificate) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(certificate)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, STORE_PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), null, null);
    return tls;
  }
}
