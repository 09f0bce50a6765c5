package io.quietzone.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {

  @Test
  void aPasswordTakesStarttls() {
    MailServer server =
        MailServer.parse("smtp://me%40example.com:p%40ss%3Aword+1@mail.example.com");

    assertThat(server)
        .isEqualTo(new MailServer(false, "mail.example.com", 587, "me@example.com", "p@ss:word+1"));
    assertThat(server.properties())
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.auth", "true")
        .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
  }

  @Test
  void withoutAPasswordStarttlsIsUsedWhereItIsOffered() {
    MailServer server = MailServer.parse("smtp://localhost:2525");

    assertThat(server).isEqualTo(new MailServer(false, "localhost", 2525, null, null));
    assertThat(server.properties())
        .containsEntry("mail.smtp.starttls.enable", "true")
        .containsEntry("mail.smtp.starttls.required", "false")
        .containsEntry("mail.smtp.auth", "false");
  }

  @Test
  void smtpsIsTlsFromTheStart() {
    MailServer server = MailServer.parse("smtps://me:secret@mail.example.com");

    assertThat(server).isEqualTo(new MailServer(true, "mail.example.com", 465, "me", "secret"));
    assertThat(server.properties())
        .containsEntry("mail.transport.protocol", "smtps")
        .containsEntry("mail.smtps.ssl.checkserveridentity", "true");
  }

  @Test
  void thePasswordIsNeverShown() {
    assertThat(MailServer.parse("smtp://me:secret@mail.example.com"))
        .hasToString("mail.example.com:587");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mail.example.com",
        "http://me:secret@mail.example.com",
        "smtp://me@mail.example.com",
        "smtp://",
        "smtp://me:se cret@mail.example.com"
      })
  void whatIsNoSuchAddressIsRefusedWithoutRepeatingIt(String url) {
    assertThatIllegalStateException()
        .isThrownBy(() -> MailServer.parse(url))
        .withMessageStartingWith("QUIETZONE_SMTP_URL has to be")
        .satisfies(refusal -> assertThat(refusal).hasNoCause())
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("cret"));
  }
}
