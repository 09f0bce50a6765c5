package io.quietzone.sessions;

import io.quietzone.database.Chores;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this node knows of the keys that sign access tokens. */
@Singleton
class SigningKeys {

  /** How often it is looked whether it is time for the next key: there is a day for it. */
  private static final Duration ROUND = Duration.ofHours(1);

  /** A token with an unknown key has the database asked again, but not more often than this. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SigningKeyStore store;
  private final Clock clock;
  private volatile Known known =
      new Known(Map.of(), Optional.empty(), Instant.EPOCH, Instant.EPOCH);

  @Inject
  SigningKeys(SigningKeyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  void onStart(@Observes Startup start, Chores chores) {
    chores.every(ROUND, "prepare the next signing key", this::prepare);
  }

  /** A key that signs now. */
  record Signer(String id, PrivateKey key) {
    /** Never the key: a record's own {@code toString} would ask it. */
    @Override
    public String toString() {
      return id;
    }
  }

  /**
   * The keys as they were read last.
   *
   * @param due when the signer is to be looked for again
   */
  private record Known(
      Map<String, PublicKey> byId, Optional<Signer> signer, Instant readAt, Instant due) {}

  /** Sees to it that a key signs now, and that the next is known before it does. */
  void prepare() {
    Instant now = clock.instant();
    store.prepare(now);
    known = read(now);
  }

  /** The public key of this id; empty when there is none, or none any more. */
  Optional<PublicKey> find(String id) {
    return Optional.ofNullable(known.byId().get(id)).or(() -> Optional.ofNullable(all().get(id)));
  }

  /** All public keys by id, the one that is to sign next too. */
  Map<String, PublicKey> all() {
    Instant now = clock.instant();
    if (known.readAt().plus(PAUSE).isBefore(now)) {
      known = read(now);
    }
    return known.byId();
  }

  /** The key to sign with. */
  Signer signer() {
    if (!clock.instant().isBefore(known.due())) {
      prepare();
    }
    return known
        .signer()
        .orElseThrow(() -> new IllegalStateException("no key signs, although one was made"));
  }

  private Known read(Instant now) {
    List<SigningKey> keys = store.all(now);
    Map<String, PublicKey> byId = new LinkedHashMap<>();
    keys.forEach(key -> byId.put(key.id(), key.publicKey()));
    for (SigningKey key : keys) {
      Optional<PrivateKey> opened = key.signsAt(now) ? store.open(key) : Optional.empty();
      if (opened.isPresent()) {
        boolean followed = keys.get(0).signsUntil().isAfter(key.signsUntil());
        Instant due = followed ? key.signsUntil() : key.signsUntil().minus(SigningKeyStore.OVERLAP);
        return new Known(byId, Optional.of(new Signer(key.id(), opened.get())), now, due);
      }
    }
    return new Known(byId, Optional.empty(), now, now);
  }
}
