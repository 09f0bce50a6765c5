package io.quietzone.startup;

import io.quietzone.accounts.Account;
import io.quietzone.accounts.Accounts;
import io.quietzone.accounts.EmailAddress;
import io.quietzone.accounts.Memberships;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Scope;
import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.keys.Keys;
import io.quietzone.passwords.Password;
import io.quietzone.passwords.Passwords;
import io.quietzone.plans.Plans;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A workspace to try things out with, made at the very first start of a development server. */
@Singleton
public class Demonstration {

  /** RFC 2606 keeps the domain for examples: no mail ever goes there. */
  private static final String OWNER = "owner@demo.example.com";

  private static final int PASSWORD_BYTES = 15;

  private final Workspaces workspaces;
  private final Accounts accounts;
  private final Memberships memberships;
  private final Passwords passwords;
  private final Keys keys;
  private final Plans plans;
  private final Clock clock;
  private final boolean development;

  @Inject
  Demonstration(
      Workspaces workspaces,
      Accounts accounts,
      Memberships memberships,
      Passwords passwords,
      Keys keys,
      Plans plans,
      Clock clock,
      @ConfigProperty(name = "QUIETZONE_DEVELOPMENT", defaultValue = "false") boolean development) {
    this.workspaces = workspaces;
    this.accounts = accounts;
    this.memberships = memberships;
    this.passwords = passwords;
    this.keys = keys;
    this.plans = plans;
    this.clock = clock;
    this.development = development;
  }

  /**
   * The secrets, seen this once.
   *
   * @param renderKey for the Agency dialect's rendering
   * @param fullKey for everything, the Studio dialect included
   * @param email of the workspace's owner
   * @param password of the workspace's owner
   */
  public record Demo(String renderKey, String fullKey, String email, String password) {
    /** Never the secrets: a record's own {@code toString} would tell them. */
    @Override
    public String toString() {
      return "Demo";
    }
  }

  /**
   * Makes the workspace, its owner and its keys, all or none.
   *
   * @return the secrets; empty on a server that is not for development, or was started before
   */
  @Transactional
  public Optional<Demo> make() {
    if (!development || !workspaces.isEmpty()) {
      return Optional.empty();
    }
    Workspace workspace = workspaces.create("Demonstration", plans.get("agency").id());
    String password = drawPassword();
    Account owner =
        accounts
            .create(
                EmailAddress.parse(OWNER), "Demo owner", passwords.hash(Password.parse(password)))
            .orElseThrow();
    owner.verify(clock.instant());
    memberships.add(workspace.id(), owner.id(), Role.OWNER);
    return Optional.of(
        new Demo(
            keys.create(workspace.id(), "Demo key", Scope.RENDER),
            keys.create(workspace.id(), "Demo studio key", Scope.FULL),
            OWNER,
            password));
  }

  private static String drawPassword() {
    byte[] drawn = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }
}
