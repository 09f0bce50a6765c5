package io.quietzone.signatures;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.audit.Audit;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.secrets.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs addresses of pictures, and recognises those that were signed. */
@Singleton
public class Signatures {

  private static final String PURPOSE = "image signing";

  private final EntityManager database;
  private final Secrets secrets;
  private final Workspaces workspaces;
  private final Audit audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  @Inject
  Signatures(
      EntityManager database, Secrets secrets, Workspaces workspaces, Audit audit, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.workspaces = workspaces;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Signs an order.
   *
   * @param fields of the order, as text; at least one
   * @param end when the address ends to be good, to the second; empty for never
   * @return the query of an address, which whoever has it may show the picture with
   * @throws SignedImagesOff if the workspace does not allow it
   * @throws CappedKey if the caller has a smaller plan than the workspace
   * @throws InvalidFields if the address would be too long
   */
  @Transactional(dontRollbackOn = {SignedImagesOff.class, CappedKey.class, InvalidFields.class})
  public String sign(Caller caller, Map<String, String> fields, Optional<Instant> end) {
    if (!caller.plan().equals(caller.workspacePlan())) {
      throw new CappedKey();
    }
    String workspaceId = caller.workspaceId();
    if (!database.find(Workspace.class, workspaceId).allowsSignedImages()) {
      throw new SignedImagesOff();
    }
    SigningKey key = find(workspaceId).orElseGet(() -> draw(workspaceId));
    SignedQuery query = SignedQuery.unsigned(fields, key.id(), end);
    String signed = query.with(signature(key, query));
    if (signed.length() > SignedQuery.MAX_LENGTH) {
      throw tooLong(fields, signed.length());
    }
    return signed;
  }

  /**
   * Recognises an address.
   *
   * @param query what follows its question mark, as it was sent; null for nothing
   * @throws InvalidSignature unless it is as it was signed, and still good
   * @throws SignedImagesOff if the workspace does not allow it any more
   */
  @Transactional(dontRollbackOn = {InvalidSignature.class, SignedImagesOff.class})
  public Caller.SignedAddress authenticate(@Nullable String query) {
    SignedQuery sent = SignedQuery.parse(query);
    if (!Ulid.isValid(sent.key())) {
      throw InvalidSignature.unknown();
    }
    Object[] found =
        database
            .createQuery(
                "select k, w from ImageSigningKey k, Workspace w"
                    + " where k.id = :id and w.id = k.workspaceId",
                Object[].class)
            .setParameter("id", sent.key())
            .getResultStream()
            .findFirst()
            .orElseThrow(InvalidSignature::unknown);
    SigningKey key = (SigningKey) found[0];
    Workspace workspace = (Workspace) found[1];
    if (!signature(key, sent).is(sent.signature())) {
      throw InvalidSignature.unknown();
    }
    Optional<Instant> end = sent.end();
    if (end.isPresent() && !clock.instant().isBefore(end.get())) {
      throw InvalidSignature.expired(end.get());
    }
    if (!workspace.allowsSignedImages()) {
      throw new SignedImagesOff();
    }
    return new Caller.SignedAddress(workspace.id(), workspace.plan(), key.id());
  }

  /** Allows or forbids that pictures are shown to whoever has an address that was signed. */
  @Transactional
  public Workspace allow(Caller caller, boolean allowed) {
    String id = caller.workspaceId();
    // Locked, so that of two at once the second finds what the first has made of it.
    boolean before = workspaces.lock(id).orElseThrow().allowsSignedImages();
    if (before != allowed) {
      audit.note(
          caller, "workspace.changed", id, Map.of("signed_images", before + " → " + allowed));
    }
    return workspaces.allowSignedImages(id, allowed);
  }

  /** Makes void every address that the caller's workspace signed so far. */
  @Transactional
  public void rotate(Caller caller) {
    String workspaceId = caller.workspaceId();
    audit.note(caller, "signed_images.rotated", workspaceId, Map.of());
    database
        .createQuery("delete from ImageSigningKey k where k.workspaceId = :workspace")
        .setParameter("workspace", workspaceId)
        .executeUpdate();
  }

  private Signature signature(SigningKey key, SignedQuery query) {
    byte[] secret = key.isDerived() ? secrets.mac(PURPOSE, key.secret()) : key.secret();
    return Signature.of(secret, query.text());
  }

  private Optional<SigningKey> find(String workspaceId) {
    return database
        .createQuery(
            "select k from ImageSigningKey k where k.workspaceId = :workspace", SigningKey.class)
        .setParameter("workspace", workspaceId)
        .getResultStream()
        .findFirst();
  }

  private SigningKey draw(String workspaceId) {
    byte[] secret = new byte[Signature.SECRET_BYTES];
    random.nextBytes(secret);
    // Whoever comes second takes the key of the first.
    database
        .createNativeQuery(
            """
            insert into image_signing_key (workspace_id, id, secret, derived, created_at)
            values (?1, ?2, ?3, true, ?4)
            on conflict (workspace_id) do nothing
            """)
        .setParameter(1, workspaceId)
        .setParameter(2, UlidCreator.getUlid().toString())
        .setParameter(3, secret)
        .setParameter(4, OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
        .executeUpdate();
    return find(workspaceId).orElseThrow();
  }

  private static InvalidFields tooLong(Map<String, String> fields, int length) {
    String longest =
        fields.entrySet().stream()
            .max(Comparator.comparingInt(field -> field.getValue().length()))
            .orElseThrow()
            .getKey();
    return new InvalidFields(
        Map.of(
            longest,
            new Constraint(
                List.of(
                    "All fields make an address of "
                        + length
                        + " characters behind its question mark: it may have "
                        + SignedQuery.MAX_LENGTH
                        + "."))));
  }
}
