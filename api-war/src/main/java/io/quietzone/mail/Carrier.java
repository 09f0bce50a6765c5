package io.quietzone.mail;

import io.quietzone.settings.Terminal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries letters: to a mail server, where one is set, or on a development server into a folder,
 * and what link is in them to the console.
 */
@Singleton
class Carrier {

  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final Optional<MailServer> server;
  private final Optional<Path> folder;
  private final String from;
  private final Clock clock;

  @Inject
  Carrier(
      @ConfigProperty(name = "QUIETZONE_SMTP_URL") Optional<String> url,
      @ConfigProperty(name = "QUIETZONE_MAIL_FROM", defaultValue = "quietzone@localhost")
          String from,
      @ConfigProperty(name = "QUIETZONE_DEVELOPMENT", defaultValue = "false") boolean development,
      @ConfigProperty(name = "QUIETZONE_HOME", defaultValue = ".") Path home,
      Clock clock) {
    this.server = url.map(MailServer::parse);
    this.folder =
        server.isEmpty() && development ? Optional.of(home.resolve("mail")) : Optional.empty();
    this.from = from;
    this.clock = clock;
  }

  /** Whether letters get anywhere. */
  boolean carries() {
    return server.isPresent() || folder.isPresent();
  }

  /**
   * Carries a letter.
   *
   * @param id names it for ever, so that one that is sent twice can be told
   * @throws MessagingException if the mail server does not take it
   */
  void carry(String id, Letter letter) throws MessagingException, IOException {
    Session session =
        Session.getInstance(server.map(MailServer::properties).orElseGet(Properties::new));
    MimeMessage message = message(session, id, letter);
    if (server.isPresent()) {
      MailServer to = server.get();
      Transport.send(message, to.user(), to.password());
    } else {
      write(folder.orElseThrow().resolve(id + ".eml"), message);
      tellLink(letter);
    }
  }

  private MimeMessage message(Session session, String id, Letter letter) throws MessagingException {
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@" + from.replaceFirst(".*@", "") + ">");
          }
        };
    message.setFrom(new InternetAddress(from, true));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to().text(), true));
    message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
    message.setText(letter.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // RFC 3834, section 5: nobody's holiday reply is wanted.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  private static void write(Path file, MimeMessage message) throws IOException, MessagingException {
    Files.createDirectories(file.getParent());
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(unfinished)) {
      message.writeTo(out);
    }
    // Whoever looks into the folder finds whole letters only.
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** To the console only: it is as good as the password. */
  private static void tellLink(Letter letter) {
    Matcher link = LINK.matcher(letter.text());
    if (link.find()) {
      Terminal.print("mail to " + letter.to() + ": " + link.group());
    }
  }
}
