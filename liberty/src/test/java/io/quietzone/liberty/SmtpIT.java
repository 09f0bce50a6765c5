package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Letters that are handed to a mail server. */
@OnOneJava
@TestInstance(Lifecycle.PER_CLASS)
class SmtpIT {

  private static final Pattern TOKEN = Pattern.compile("\\?token=([A-Za-z0-9_-]+)");

  private final int port;
  private final Path certificate;
  private final TestServer server;

  SmtpIT(@TempDir Path folder) throws Exception {
    this.port = TestServer.freePort();
    this.certificate = TestMailServer.certificate(folder.resolve("mail.p12"));
    this.server =
        TestServer.start(
            Installation.newHome("smtp"),
            Map.of(
                "QUIETZONE_SMTP_URL",
                "smtp://qr%40example.com:p%40ss%3Aword+1@localhost:" + port,
                "QUIETZONE_MAIL_FROM",
                "qr@example.com",
                "QUIETZONE_TRUSTED_PROXIES",
                "127.0.0.1, ::1",
                "JVM_ARGS",
                "-XX:TieredStopAtLevel=1 " + TestMailServer.trust(certificate)));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aLetterGoesByStarttlsWithThePasswordAndItsLinkWorks() throws Exception {
    TestPerson person = TestPerson.stranger(server);
    try (TestMailServer mail = TestMailServer.withTls(port, certificate)) {
      person.signUp();
      await(() -> !mail.letters().isEmpty());

      String letter = mail.letters().get(0);
      assertThat(letter)
          .contains("From: qr@example.com\r\n")
          .contains("To: " + person.email() + "\r\n")
          .contains("Subject: Please confirm your address\r\n")
          .contains("Auto-Submitted: auto-generated\r\n")
          .containsPattern("Message-ID: <[0-9A-Z]{26}@example\\.com>\r\n");
      assertThat(mail.passwords()).containsOnly(TestMailServer.PASSWORD);
      Matcher token = TOKEN.matcher(letter);
      assertThat(token.find()).isTrue();
      Answer verified =
          person.send(Call.post("/api/auth/verify/", TestPerson.body("token", token.group(1))));
      assertThat(verified.status()).isEqualTo(200);
    }
  }

  @Test
  void thePasswordIsNotSentInTheClearAndTheLetterWaitsUntilItNeedNot() throws Exception {
    TestPerson person = TestPerson.stranger(server);
    try (TestMailServer mail = TestMailServer.inTheClear(port)) {
      person.signUp();
      await(() -> mail.connections() > 0);
      await(() -> attempts(person) > 0);

      assertThat(mail.passwords()).isEmpty();
      assertThat(mail.letters()).isEmpty();
    }
    try (TestMailServer mail = TestMailServer.withTls(port, certificate)) {
      await(() -> !mail.letters().isEmpty());

      assertThat(mail.letters()).hasSize(1);
      assertThat(mail.letters().get(0)).contains("To: " + person.email());
    }
    assertThat(server.messagesLog())
        .contains("was not taken")
        .doesNotContain(TestMailServer.PASSWORD, person.email());
  }

  /** How often it was tried to send a letter to somebody. */
  private long attempts(TestPerson person) {
    try {
      return server
          .postgres()
          .count("select max(attempts) from mail where recipient = ?", person.email());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("waiting for the mail server").isNegative();
      Thread.sleep(50);
    }
  }
}
