package io.quietzone.accounts;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** All workspaces. */
@Singleton
public class Workspaces {

  private final EntityManager database;
  private final Clock clock;

  @Inject
  Workspaces(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether there is no workspace yet, as at the very first start. */
  public boolean isEmpty() {
    return database
        .createQuery("select w.id from Workspace w", String.class)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /**
   * Makes a workspace.
   *
   * @param plan a plan's id in the catalogue
   */
  @Transactional
  public Workspace create(String name, String plan) {
    Workspace workspace =
        new Workspace(UlidCreator.getUlid().toString(), name, plan, clock.instant());
    database.persist(workspace);
    return workspace;
  }

  /** The workspace of a caller. */
  @Transactional
  public Workspace get(String id) {
    return database.find(Workspace.class, id);
  }

  /** Allows or forbids that pictures are shown to whoever has an address that was signed. */
  @Transactional
  public Workspace allowSignedImages(String id, boolean allowed) {
    Workspace workspace = database.find(Workspace.class, id);
    workspace.allowSignedImages(allowed);
    return workspace;
  }
}
