package io.quietzone.keys;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Scope;
import io.quietzone.accounts.Workspaces;
import io.quietzone.audit.Actor;
import io.quietzone.database.Notices;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Judgement;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * All API keys. A key that was recognised is known to the node for a few seconds, unless it, or the
 * plan of its workspace, changes: every node hears of that, and a change is done when all have
 * heard.
 */
@Singleton
public class Keys {

  /** The longest time for which an old secret works beside the new one. */
  public static final Duration MAX_OVERLAP = Duration.ofDays(7);

  private final KeyStore store;
  private final LastUses lastUses;
  private final Plans plans;
  private final Notices notices;
  private final Clock clock;
  private final KnownKeys known = new KnownKeys(Ticker.systemTicker());

  @Inject
  Keys(
      KeyStore store,
      LastUses lastUses,
      Plans plans,
      Workspaces workspaces,
      Notices notices,
      Clock clock) {
    this.store = store;
    this.lastUses = lastUses;
    this.plans = plans;
    this.notices = notices;
    this.clock = clock;
    notices.listen(KeyStore.TOPIC, known::changed, known::changed);
    workspaces.onChange(id -> id.ifPresentOrElse(known::changed, known::changed));
  }

  /**
   * Makes a key without caps.
   *
   * @return the raw key; it is not kept and cannot be read again
   */
  public String create(String workspaceId, String name, Scope scope) {
    return store.create(workspaceId, NewKey.of(name, scope)).raw();
  }

  /**
   * Makes a key.
   *
   * @param caller for whose workspace
   * @throws InvalidFields naming {@code plan}, if the key is to have more than the workspace
   */
  public MadeKey create(Caller caller, NewKey wanted) {
    wanted.plan().ifPresent(cap -> requireWithin(cap, caller.workspacePlan()));
    return store.create(caller, wanted);
  }

  /**
   * A part of the workspace's keys, the newest first.
   *
   * @param first how many to pass over, 0 or more
   * @param most how many at the most, 1 or more
   */
  public KeyPage list(String workspaceId, int first, int most) {
    return store.list(workspaceId, first, most);
  }

  /**
   * Revokes a key: the next request with it is refused, on every node.
   *
   * @throws NoSuchKey if the caller's workspace has no key with this id
   */
  public void revoke(Caller caller, String id) {
    store.revoke(caller, id);
  }

  /**
   * Revokes all keys of a workspace, because they may be a stranger's.
   *
   * @param actor who has it done
   */
  public void revokeAll(String workspaceId, Actor actor) {
    store.revokeAll(workspaceId, actor);
  }

  /**
   * Gives a key a new secret.
   *
   * @param overlap how long the old one goes on, 0 to {@link #MAX_OVERLAP}
   * @throws NoSuchKey if the caller's workspace has no key with this id
   * @throws KeyEnded if the key is revoked or has expired
   */
  public MadeKey rotate(Caller caller, String id, Duration overlap) {
    return store.rotate(caller, id, overlap);
  }

  /** The id of the plan that a key of the caller's workspace has. */
  public String plan(ApiKey key, Caller caller) {
    return plans.capped(caller.workspacePlan(), key.plan());
  }

  /**
   * Recognises a key.
   *
   * @param sent what the caller sent as a key
   * @throws UnknownKey unless it is a key of ours that is neither revoked nor expired
   */
  public Caller.Program authenticate(String sent) {
    byte[] hash = KeySecret.parse(sent).orElseThrow(UnknownKey::new).hash();
    // A node that does not hear of changes remembers nothing.
    Optional<KnownKey> found =
        notices.isListening() ? known.get(hash, () -> store.find(hash)) : store.find(hash);
    KnownKey key = found.orElseThrow(UnknownKey::new);
    Instant now = clock.instant();
    if (!now.isBefore(key.until())) {
      throw new UnknownKey();
    }
    lastUses.note(key.id(), now);
    return new Caller.Program(
        key.workspaceId(),
        plans.capped(key.workspacePlan(), key.cap()),
        key.workspacePlan(),
        key.id(),
        key.scope());
  }

  private void requireWithin(String cap, String workspacePlan) {
    Optional<Plan> plan = plans.find(cap);
    if (plan.isEmpty() || !plan.get().isWithin(plans.get(workspacePlan))) {
      throw new InvalidFields(
          Map.of(
              "plan",
              new Judgement(
                  "A key may have what its workspace has, or less: choose one of "
                      + String.join(", ", plans.within(workspacePlan))
                      + ".")));
    }
  }
}
