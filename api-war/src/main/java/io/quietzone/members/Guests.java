package io.quietzone.members;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.database.Transactions;
import io.quietzone.passwords.Password;
import io.quietzone.passwords.Passwords;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.InvalidFields.Judgement;
import io.quietzone.signin.SignIns;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who were invited: whoever has no account yet gets one by accepting. */
@Singleton
public class Guests {

  private final Invitations invitations;
  private final Accounts accounts;
  private final SignIns signIns;
  private final Passwords passwords;
  private final Transactions transactions;

  @Inject
  Guests(
      Invitations invitations,
      Accounts accounts,
      SignIns signIns,
      Passwords passwords,
      Transactions transactions) {
    this.invitations = invitations;
    this.accounts = accounts;
    this.signIns = signIns;
    this.passwords = passwords;
    this.transactions = transactions;
  }

  /**
   * Accepts an invitation.
   *
   * @param token what the letter said
   * @param password of the account, or of the one that is made
   * @param name of the account that is made
   * @param address from which it is asked for
   * @throws InvalidFields if the token is not good, or the password or the name cannot be taken
   * @throws io.quietzone.signin.InvalidLogin if the password is not that of the account
   */
  public void accept(String token, String password, Optional<String> name, InetAddress address) {
    EmailAddress email = invitations.invited(token);
    if (accounts.find(email).isPresent() || !joinAnew(token, email, password, name)) {
      invitations.accept(token, signIns.authenticate(email, password, address).id());
    }
  }

  /**
   * Makes an account, and joins with it.
   *
   * @return whether it was made; not if somebody has signed up with the address at the same moment
   */
  private boolean joinAnew(
      String token, EmailAddress email, String password, Optional<String> name) {
    String chosenName =
        name.orElseThrow(
            () ->
                new InvalidFields(
                    Map.of("name", new Constraint(List.of("This field is required.")))));
    String hash = passwords.hash(chosen(password));
    return transactions.call(
        () -> {
          Optional<Account> account = accounts.create(email, chosenName, hash);
          account.ifPresent(made -> invitations.accept(token, made.id()));
          return account.isPresent();
        });
  }

  private static Password chosen(String password) {
    try {
      return Password.parse(password);
    } catch (IllegalArgumentException e) {
      throw new InvalidFields(Map.of("password", new Judgement(String.valueOf(e.getMessage()))));
    }
  }
}
