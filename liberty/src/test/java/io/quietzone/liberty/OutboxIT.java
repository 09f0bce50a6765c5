package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Letters that wait to be sent, those among them that this version of the server does not know. */
@ExtendWith(SharedServer.class)
class OutboxIT {

  private static final String WAITS_LONGER =
      "select count(*) from mail where id = ? and next_try_at > now()";

  private static final String SET_BACK =
      "select count(*) from mail where recipient = ? and attempts > 0 and next_try_at > now()";

  private final TestServer server;
  private final String id = UUID.randomUUID().toString();

  OutboxIT(TestServer server) {
    this.server = server;
  }

  @AfterEach
  void tidyUp() throws Exception {
    run("delete from mail where id = ?", id);
  }

  @ParameterizedTest
  @CsvSource({
    "{\"kind\": \"party\"}, party",
    "{\"version\": 2}, unknown",
    "[\"a letter\"], unknown",
    "no JSON, unknown"
  })
  void whatANewerServerLeftIsLeftToIt(String content, String kind) throws Exception {
    put(content);

    awaitLeft();
    TestPerson person = TestPerson.stranger(server);
    person.signUp();
    assertThat(TestMail.await(server, person.email(), "Please confirm")).isNotEmpty();
    run("update mail set next_try_at = now() where id = ?", id);
    callThePostman();
    awaitLeft();

    assertThat(server.postgres().count("select count(*) from mail where id = ?", id)).isOne();
    String told = "Letters of the kind \"" + kind + "\" wait";
    assertThat(Pattern.compile(Pattern.quote(told)).matcher(server.messagesLog()).results())
        .as("told once")
        .hasSize(1);
  }

  @Test
  void whatWasSealedWithAnotherSecretIsDropped() throws Exception {
    put(sealed(new byte[32], "{\"kind\": \"reset\"}"));

    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (server.postgres().count("select count(*) from mail where id = ?", id) > 0) {
      assertThat(System.nanoTime() - end).as("waiting for it to be dropped").isNegative();
      Thread.sleep(50);
    }
  }

  /** By a fault of ours, which another letter need not have. */
  @Test
  void oneThatCannotBeWrittenIsSetBackAndKeepsNoOtherFromBeingSent() throws Exception {
    TestPerson unlucky = TestPerson.owner(server, "free");
    String account = unlucky.me().getString("id");
    run(
        "create function no_proof() returns trigger language plpgsql as"
            + " $$ begin raise exception 'not this one'; end $$");
    run(
        "create trigger no_proof before insert on proof_of_mail for each row when"
            + " (new.account_id = '"
            + account
            + "') execute function no_proof()");
    try {
      server
          .api()
          .send(Call.post("/api/auth/password/reset/", TestPerson.body("email", unlucky.email())));
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (server.postgres().count(SET_BACK, unlucky.email()) == 0) {
        assertThat(System.nanoTime() - end).as("waiting until it is set back").isNegative();
        Thread.sleep(50);
      }
      TestPerson lucky = TestPerson.stranger(server);
      lucky.signUp();

      assertThat(TestMail.await(server, lucky.email(), "Please confirm")).isNotEmpty();
    } finally {
      run("drop function no_proof() cascade");
    }
    run("update mail set next_try_at = now() where recipient = ?", unlucky.email());
    callThePostman();
    assertThat(TestMail.await(server, unlucky.email(), TestMail.RESET)).isNotEmpty();
  }

  private void awaitLeft() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (server.postgres().count(WAITS_LONGER, id) == 0) {
      assertThat(System.nanoTime() - end).as("waiting for the postman").isNegative();
      Thread.sleep(50);
    }
  }

  private void put(String content) throws Exception {
    String secret = Files.readString(server.home().resolve("keys/secret"));
    put(sealed(Base64.getDecoder().decode(secret.strip()), content));
  }

  private void put(byte[] sealed) throws Exception {
    try (Connection connection = server.postgres().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into mail (id, recipient, content, created_at, next_try_at)"
                    + " values (?, 'somebody@example.com', ?, now(), now())")) {
      insert.setString(1, id);
      insert.setBytes(2, sealed);
      insert.executeUpdate();
    }
    callThePostman();
  }

  /** As every letter does that is kept. */
  private void callThePostman() throws Exception {
    run("select pg_notify('quietzone', ?)", "mail::");
  }

  private void run(String sql, String... parameters) throws Exception {
    try (OpenTransaction transaction = OpenTransaction.on(server)) {
      transaction.run(sql, parameters).commit();
    }
  }

  /** As the server seals its letters: AES-256-GCM, by a key that is derived for them. */
  private static byte[] sealed(byte[] secret, String content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    byte[] key = mac.doFinal("mail\1".getBytes(StandardCharsets.UTF_8));
    byte[] nonce = new byte[12];
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    byte[] text = cipher.doFinal(content.getBytes(StandardCharsets.UTF_8));
    byte[] all = new byte[nonce.length + text.length];
    System.arraycopy(text, 0, all, nonce.length, text.length);
    return all;
  }
}
