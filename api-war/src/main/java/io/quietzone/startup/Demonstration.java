package io.quietzone.startup;

import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.keys.Keys;
import io.quietzone.keys.Scope;
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
  private final boolean development;

  @Inject
  Demonstration(
      Workspaces workspaces,
      Keys keys,
      @ConfigProperty(name = "QUIETZONE_DEVELOPMENT", defaultValue = "false") boolean development) {
    this.workspaces = workspaces;
    this.keys = keys;
    this.development = development;
  }

  /**
   * Makes the workspace and a key, both or none.
   *
   * @return the raw key; empty on a server that is not for development, or was started before
   */
  @Transactional
  public Optional<String> make() {
    if (!development || !workspaces.isEmpty()) {
      return Optional.empty();
    }
    Workspace workspace = workspaces.create("Demonstration", "agency");
    return Optional.of(keys.create(workspace.id(), "Demo key", Scope.RENDER));
  }
}
