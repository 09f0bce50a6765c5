package io.quietzone.signin;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.accounts.Memberships;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Workspaces;
import io.quietzone.database.Transactions;
import io.quietzone.mail.Mails;
import io.quietzone.passwords.Password;
import io.quietzone.passwords.Passwords;
import io.quietzone.problem.InvalidFields;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** How accounts come about, and how their addresses are verified. */
@Singleton
public class SignUps {

  /** The plan of a workspace that nobody pays for. */
  public static final String FIRST_PLAN = "free";

  private static final Duration SPAN = Duration.ofHours(1);

  /** From one address; a class that signs up together has one address too. */
  private static final int SIGN_UPS = 100;

  /** Letters of one kind to one account. */
  private static final int LETTERS = 5;

  private final Accounts accounts;
  private final Workspaces workspaces;
  private final Memberships memberships;
  private final Passwords passwords;
  private final MailProofs proofs;
  private final Letters letters;
  private final Mails mails;
  private final Transactions transactions;
  private final Clock clock;
  private final Attempts byOrigin;
  private final Attempts verifications;

  /** On their own: whoever signs up with somebody's address does not spend the owner's letters. */
  private final Attempts reminders;

  @Inject
  SignUps(
      Accounts accounts,
      Workspaces workspaces,
      Memberships memberships,
      Passwords passwords,
      MailProofs proofs,
      Letters letters,
      Mails mails,
      Transactions transactions,
      Clock clock) {
    this.accounts = accounts;
    this.workspaces = workspaces;
    this.memberships = memberships;
    this.passwords = passwords;
    this.proofs = proofs;
    this.letters = letters;
    this.mails = mails;
    this.transactions = transactions;
    this.clock = clock;
    this.byOrigin = new Attempts(SIGN_UPS, SPAN, clock);
    this.verifications = new Attempts(LETTERS, SPAN, clock);
    this.reminders = new Attempts(LETTERS, SPAN, clock);
  }

  /**
   * What somebody signs up with.
   *
   * @param name of the person
   * @param workspace its name
   */
  public record SignUp(EmailAddress email, Password password, String name, String workspace) {}

  /**
   * Makes an account and a workspace that it owns. Where the address has an account nothing is
   * made, and nobody can tell but the address's owner, who is told by mail.
   *
   * @param address from which it is asked for
   */
  public void signUp(SignUp asked, InetAddress address) {
    byOrigin.take(Origin.of(address).text());
    String hash = passwords.hash(asked.password());
    transactions.run(() -> make(asked, hash));
  }

  private void make(SignUp asked, String hash) {
    Optional<Account> account = accounts.create(asked.email(), asked.name(), hash);
    if (account.isEmpty()) {
      remind(asked.email());
      return;
    }
    String workspaceId = workspaces.create(asked.workspace(), FIRST_PLAN).id();
    memberships.add(workspaceId, account.get().id(), Role.OWNER);
    askToVerify(account.get());
  }

  /**
   * Notes that the mail to an address is read.
   *
   * @param proof what the letter said
   * @throws InvalidFields if it is not good, or not any more
   */
  @Transactional
  public Account verify(String proof) {
    String id = proofs.use(proof, MailProofs.Purpose.VERIFY).orElseThrow(MailProofs::notGood);
    Account account = accounts.find(id).orElseThrow();
    account.verify(clock.instant());
    return account;
  }

  /** Sends the letter again, unless the address is verified. */
  @Transactional
  public void sendAgain(String accountId) {
    Account account = accounts.find(accountId).orElseThrow();
    if (!account.isVerified()) {
      verifications.take(accountId);
      askToVerify(account);
    }
  }

  private void askToVerify(Account account) {
    String proof = proofs.draw(account.id(), MailProofs.Purpose.VERIFY);
    mails.send(letters.verify(account.email(), proof));
  }

  /** Not so often that it could be used to flood somebody with mail. */
  private void remind(EmailAddress email) {
    Account account = accounts.find(email).orElseThrow();
    if (!reminders.isExhausted(account.id())) {
      reminders.add(account.id());
      mails.send(letters.signedUpAgain(account.email()));
    }
  }
}
