package io.quietzone.startup;

import io.quietzone.accounts.Scope;
import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.keys.Keys;
import io.quietzone.plans.Plans;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A workspace to try things out with, made at the very first start of a development server. */
@Singleton
public class Demonstration {

  private final Workspaces workspaces;
  private final Keys keys;
  private final Plans plans;
  private final boolean development;

  @Inject
  Demonstration(
      Workspaces workspaces,
      Keys keys,
      Plans plans,
      @ConfigProperty(name = "QUIETZONE_DEVELOPMENT", defaultValue = "false") boolean development) {
    this.workspaces = workspaces;
    this.keys = keys;
    this.plans = plans;
    this.development = development;
  }

  /**
   * The raw keys, seen this once.
   *
   * @param render for the Agency dialect's rendering
   * @param full for everything, the Studio dialect included
   */
  public record DemoKeys(String render, String full) {
    /** Never the secrets: a record's own {@code toString} would tell them. */
    @Override
    public String toString() {
      return "DemoKeys";
    }
  }

  /**
   * Makes the workspace and its keys, all or none.
   *
   * @return the raw keys; empty on a server that is not for development, or was started before
   */
  @Transactional
  public Optional<DemoKeys> make() {
    if (!development || !workspaces.isEmpty()) {
      return Optional.empty();
    }
    Workspace workspace = workspaces.create("Demonstration", plans.get("agency").id());
    return Optional.of(
        new DemoKeys(
            keys.create(workspace.id(), "Demo key", Scope.RENDER),
            keys.create(workspace.id(), "Demo studio key", Scope.FULL)));
  }
}
