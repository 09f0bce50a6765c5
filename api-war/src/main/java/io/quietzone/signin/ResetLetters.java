package io.quietzone.signin;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.mail.Letter;
import io.quietzone.mail.Mails;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * The letters by which another password is chosen. Whether the address has an account is looked up
 * when the letter is written, and whoever asked for it has long been answered then.
 */
@Singleton
class ResetLetters {

  private static final String KIND = "reset";

  /**
   * Letters to one account in a span, so that nobody is flooded with them, on all nodes together:
   * they are counted by the links in them that were not used. Whoever is refused one more has one
   * whose link is good for as long as the span, or longer.
   */
  private static final int LETTERS = 3;

  private static final Duration SPAN = MailProofs.Purpose.RESET.life().dividedBy(2);

  private final Mails mails;
  private final Accounts accounts;
  private final MailProofs proofs;
  private final Letters letters;

  @Inject
  ResetLetters(Mails mails, Accounts accounts, MailProofs proofs, Letters letters) {
    this.mails = mails;
    this.accounts = accounts;
    this.proofs = proofs;
    this.letters = letters;
  }

  void onStart(@Observes Startup start) {
    mails.writeBy(KIND, this::write);
  }

  /** Sends one when this transaction is done, if the address has an account. */
  void send(EmailAddress email) {
    mails.commission(KIND, email);
  }

  private Optional<Letter> write(EmailAddress email) {
    return accounts
        .find(email)
        // Locked, so that no other node writes one more at the same time.
        .flatMap(account -> accounts.lock(account.id()))
        .filter(account -> proofs.drawn(account.id(), MailProofs.Purpose.RESET, SPAN) < LETTERS)
        .map(this::write);
  }

  private Letter write(Account account) {
    return letters.reset(account.email(), proofs.draw(account.id(), MailProofs.Purpose.RESET));
  }
}
