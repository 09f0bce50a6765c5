package io.quietzone.signin;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.accounts.Member;
import io.quietzone.accounts.Memberships;
import io.quietzone.accounts.Workspaces;
import io.quietzone.database.Transactions;
import io.quietzone.passwords.Passwords;
import io.quietzone.problem.Problem;
import io.quietzone.sessions.Sessions;
import io.quietzone.sessions.Tokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Signing in. */
@Singleton
public class SignIns {

  private final Accounts accounts;
  private final Memberships memberships;
  private final Workspaces workspaces;
  private final Passwords passwords;
  private final SecondFactors secondFactors;
  private final Sessions sessions;
  private final Throttle throttle;
  private final Transactions transactions;

  @Inject
  SignIns(
      Accounts accounts,
      Memberships memberships,
      Workspaces workspaces,
      Passwords passwords,
      SecondFactors secondFactors,
      Sessions sessions,
      Throttle throttle,
      Transactions transactions) {
    this.accounts = accounts;
    this.memberships = memberships;
    this.workspaces = workspaces;
    this.passwords = passwords;
    this.secondFactors = secondFactors;
    this.sessions = sessions;
    this.throttle = throttle;
    this.transactions = transactions;
  }

  /**
   * What somebody signs in with.
   *
   * @param otp of the second factor, where there is one
   * @param workspaceId empty for the one that the account joined first, of those that are active
   */
  public record SignIn(
      EmailAddress email, String password, Optional<String> otp, Optional<String> workspaceId) {
    /** Never the password: a record's own {@code toString} would tell it. */
    @Override
    public String toString() {
      return "SignIn";
    }
  }

  /**
   * Signs somebody in.
   *
   * @param address from which it is asked for
   * @throws InvalidLogin if the address or the password is wrong
   * @throws InvalidCode if the second factor is missing or wrong
   * @throws TooManyAttempts if there were too many that were wrong
   */
  public Tokens signIn(SignIn sent, InetAddress address) {
    Account account = authenticate(sent.email(), sent.password(), address);
    secondFactors.require(account.id(), sent.otp());
    return transactions.call(
        () -> {
          // It took a while to compare the password, and somebody may have changed it meanwhile.
          if (!accounts.keepsPassword(account.id(), account.password())) {
            throw new InvalidLogin();
          }
          return sessions.open(chosen(account, sent.workspaceId()));
        });
  }

  /**
   * Finds the account of an address and its password; it takes as long where there is none.
   *
   * @throws InvalidLogin if the address or the password is wrong
   * @throws TooManyAttempts if there were too many that were wrong
   */
  public Account authenticate(EmailAddress email, String password, InetAddress address) {
    throttle.take(email, address);
    Account account = compared(email, password, address).orElseThrow(InvalidLogin::new);
    throttle.right(email, address);
    return account;
  }

  /** The account if the password is right; an attempt that cannot be judged does not count. */
  private Optional<Account> compared(EmailAddress email, String password, InetAddress address) {
    try {
      Optional<Account> account = accounts.find(email);
      boolean right = passwords.matches(account.map(Account::password), password);
      return account.filter(found -> right);
    } catch (RuntimeException e) {
      throttle.giveBack(email, address);
      throw e;
    }
  }

  private Member chosen(Account account, Optional<String> workspaceId) {
    List<Member> all = memberships.ofAccount(account.id());
    return all.stream()
        .filter(member -> workspaceId.isEmpty() || workspaceId.get().equals(member.workspaceId()))
        // Whoever did not choose is not sent to a workspace that is stopped, unless all are.
        .min(Comparator.comparing(member -> !workspaces.isActive(member.workspaceId())))
        .orElseThrow(() -> new NoSuchMembership(!all.isEmpty()));
  }

  /** The account is not in the workspace. */
  static final class NoSuchMembership extends Problem {

    private static final long serialVersionUID = 1L;

    NoSuchMembership(boolean elsewhere) {
      super(
          Kind.FORBIDDEN,
          elsewhere
              ? "You are not a member of this workspace; leave workspace out to sign in to your"
                  + " own."
              : "You are not a member of any workspace: ask to be invited to one.");
    }
  }
}
