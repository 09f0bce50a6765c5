package io.quietzone.signin;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.accounts.Member;
import io.quietzone.accounts.Memberships;
import io.quietzone.accounts.Role;
import io.quietzone.audit.Actor;
import io.quietzone.database.Transactions;
import io.quietzone.keys.Keys;
import io.quietzone.mail.Mails;
import io.quietzone.passwords.Password;
import io.quietzone.passwords.Passwords;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Judgement;
import io.quietzone.problem.TryLater;
import io.quietzone.sessions.Sessions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How a password becomes another. Whoever was signed in elsewhere is signed out by it. */
@Singleton
public class PasswordChanges {

  private static final Duration SPAN = Duration.ofHours(1);
  private static final int RESETS_BY_ORIGIN = 30;

  /** Who guesses here is signed in: strangers cannot lock an owner out by it. */
  private static final int WRONG = 5;

  private final Accounts accounts;
  private final Passwords passwords;
  private final Sessions sessions;
  private final MailProofs proofs;
  private final SecondFactors secondFactors;
  private final Memberships memberships;
  private final Keys keys;
  private final ResetLetters resetLetters;
  private final Letters letters;
  private final Mails mails;
  private final Transactions transactions;
  private final Clock clock;
  private final Attempts byOrigin;
  private final Attempts wrong;

  @Inject
  PasswordChanges(
      Accounts accounts,
      Passwords passwords,
      Sessions sessions,
      MailProofs proofs,
      SecondFactors secondFactors,
      Memberships memberships,
      Keys keys,
      ResetLetters resetLetters,
      Letters letters,
      Mails mails,
      Transactions transactions,
      Clock clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.proofs = proofs;
    this.secondFactors = secondFactors;
    this.memberships = memberships;
    this.keys = keys;
    this.resetLetters = resetLetters;
    this.letters = letters;
    this.mails = mails;
    this.transactions = transactions;
    this.clock = clock;
    this.byOrigin = new Attempts(RESETS_BY_ORIGIN, SPAN, clock);
    this.wrong = new Attempts(WRONG, SPAN, clock);
  }

  /**
   * Changes the password of somebody who knows it.
   *
   * @param accessToken of the sign-in that goes on; all others end
   * @throws InvalidFields if the old one is wrong
   */
  public void change(String accountId, String old, Password chosen, String accessToken) {
    String known = accounts.find(accountId).orElseThrow().password();
    wrong.take(accountId);
    if (!compare(accountId, known, old)) {
      throw notYours();
    }
    wrong.giveBack(accountId);
    String hash = passwords.hash(chosen);
    transactions.run(
        () -> {
          Account account = accounts.lock(accountId).orElseThrow();
          if (!account.password().equals(known)) {
            throw notYours();
          }
          set(account, hash);
          sessions.closeOthers(accountId, accessToken);
        });
  }

  /**
   * Sends a letter by which another password can be chosen. Nobody can tell whether the address has
   * an account but its owner, not by the time that it takes either: nothing is looked up before the
   * answer.
   *
   * @param address from which it is asked for
   */
  @Transactional
  public void ask(EmailAddress email, InetAddress address) {
    byOrigin.take(Origin.of(address).text());
    resetLetters.send(email);
  }

  /**
   * Chooses another password. It shows, too, that the mail is read: if it never was before, the
   * account may have been made by a stranger, who keeps neither a key nor a second factor.
   *
   * @param proof what the letter said
   * @throws InvalidFields if it is not good, or not any more
   */
  public void reset(String proof, Password chosen) {
    String hash = passwords.hash(chosen);
    transactions.run(
        () -> {
          String id =
              proofs.account(proof, MailProofs.Purpose.RESET).orElseThrow(MailProofs::notGood);
          Account account = accounts.lock(id).orElseThrow(MailProofs::notGood);
          if (proofs.use(proof, MailProofs.Purpose.RESET).isEmpty()) {
            throw MailProofs.notGood();
          }
          if (!account.isVerified()) {
            secondFactors.forget(id);
            revokeKeys(id);
          }
          account.verify(clock.instant());
          set(account, hash);
          sessions.closeAll(id);
        });
  }

  /** Whether a password is the known one; an attempt that cannot be judged does not count. */
  private boolean compare(String accountId, String known, String sent) {
    try {
      return passwords.matches(Optional.of(known), sent);
    } catch (TryLater e) {
      wrong.giveBack(accountId);
      throw e;
    }
  }

  private void revokeKeys(String accountId) {
    for (Member member : memberships.ofAccount(accountId)) {
      if (member.role() == Role.OWNER) {
        keys.revokeAll(member.workspaceId(), new Actor(Actor.Kind.PERSON, accountId));
      }
    }
  }

  private static InvalidFields notYours() {
    return new InvalidFields(Map.of("old_password", new Judgement("This is not your password.")));
  }

  private void set(Account account, String hash) {
    account.changePassword(hash);
    proofs.forget(account.id(), MailProofs.Purpose.RESET);
    mails.send(letters.passwordChanged(account.email()));
  }
}
