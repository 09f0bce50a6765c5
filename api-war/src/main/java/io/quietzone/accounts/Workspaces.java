package io.quietzone.accounts;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.database.Notices;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All workspaces. */
@Singleton
public class Workspaces {

  private static final String TOPIC = "workspaces";

  private final EntityManager database;
  private final Clock clock;
  private final Notices notices;
  private final List<Consumer<Optional<String>>> listeners = new CopyOnWriteArrayList<>();
  private final KnownWorkspaces known = new KnownWorkspaces(Ticker.systemTicker());

  @Inject
  Workspaces(EntityManager database, Clock clock, Notices notices) {
    this.database = database;
    this.clock = clock;
    this.notices = notices;
    notices.listen(TOPIC, id -> changed(Optional.of(id)), () -> changed(Optional.empty()));
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
    // Before whatever refers to it: EclipseLink writes what it has no relations of in any order.
    database.flush();
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

  /** One workspace, if there is one of this id. */
  public Optional<Workspace> find(String id) {
    return Optional.ofNullable(database.find(Workspace.class, id));
  }

  /** One workspace, to be changed: whoever else wants to change it waits for this transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Workspace> lock(String id) {
    return Optional.ofNullable(database.find(Workspace.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /**
   * Tells every node that a workspace, or who is in it, is another when this transaction is done,
   * which takes until every node has heard.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void announceChange(String id) {
    notices.sendAndWait(TOPIC, id);
  }

  /**
   * Has somebody told of every change that any node announces, so that what is kept in memory can
   * be dropped.
   *
   * @param listener told the workspace's id; empty when changes of any workspace may have been
   *     missed
   */
  public void onChange(Consumer<Optional<String>> listener) {
    listeners.add(listener);
  }

  /**
   * Makes sure that the workspace may be used.
   *
   * @throws WorkspaceSuspended if an operator has stopped it
   */
  public void requireActive(String id) {
    if (!isActive(id)) {
      throw new WorkspaceSuspended();
    }
  }

  /** Whether the workspace may be used: no operator has stopped it. */
  public boolean isActive(String id) {
    // A node that does not hear of changes remembers nothing.
    return notices.isListening() ? known.isActive(id, this::readActive) : readActive(id);
  }

  private boolean readActive(String id) {
    return find(id).filter(workspace -> !workspace.suspended()).isPresent();
  }

  private void changed(Optional<String> id) {
    id.ifPresentOrElse(known::changed, known::changed);
    listeners.forEach(listener -> listener.accept(id));
  }
}
