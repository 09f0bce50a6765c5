package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.accounts.Scope;
import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.billing.Credits;
import io.quietzone.database.Database;
import io.quietzone.database.Notices;
import io.quietzone.keys.Keys;
import io.quietzone.keys.MadeKey;
import io.quietzone.keys.NewKey;
import io.quietzone.keys.NoSuchKey;
import io.quietzone.keys.UnknownKey;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.problem.InvalidFields;
import io.quietzone.render.ArtworkSource;
import io.quietzone.render.BatchArtwork;
import io.quietzone.render.Bulk;
import io.quietzone.render.Format;
import io.quietzone.render.KeptPictures;
import io.quietzone.render.KeptPicturesFull;
import io.quietzone.render.Renderers;
import io.quietzone.renderers.spi.Image;
import io.quietzone.usage.QuotaExhausted;
import io.quietzone.usage.Quotas;
import io.quietzone.usage.Reservation;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the deployed application: its real registry, its real database. */
@ExtendWith(ArquillianExtension.class)
class InContainerIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Inject private Renderers renderers;
  @Inject private Database database;
  @Inject private EntityManager entityManager;
  @Inject private Workspaces workspaces;
  @Inject private Keys keys;
  @Inject private Plans plans;
  @Inject private Quotas quotas;
  @Inject private Credits credits;
  @Inject private Bulk bulk;
  @Inject private KeptPictures keptPictures;

  @Inject private Notices notices;

  @Resource private ManagedExecutorService executor;
  @Resource private UserTransaction transaction;

  @Deployment
  static EnterpriseArchive application() throws Exception {
    return TestedApplication.with(InContainerIT.class, KeptPictures.class);
  }

  @Test
  void theRegistryHoldsTheBuiltInFormatsFromTheirOwnJars() {
    assertThat(renderers.all())
        .extracting(Format::name)
        .containsExactly("eps", "jpg", "pdf", "png", "svg");
    assertThat(renderers.all())
        .extracting(Format::jar)
        .containsExactly(
            "renderers-eps.jar",
            "renderers-jpg.jar",
            "renderers-pdf.jar",
            "renderers-png.jar",
            "renderers-svg.jar");
    assertThat(renderers.broken()).isEmpty();
  }

  @Test
  void aQuotaIsNeverExceededHoweverManyAskAtOnce() throws Exception {
    awaitSchema();
    Plan free = plans.get("free");
    Workspace workspace = workspaces.create("Crowded", free.id());
    Callable<Boolean> reservation =
        () -> {
          try {
            quotas.take(owner(workspace));
            return true;
          } catch (QuotaExhausted e) {
            return false;
          }
        };
    List<Future<Boolean>> asked = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      asked.add(executor.submit(reservation));
    }

    long granted = 0;
    for (Future<Boolean> answer : asked) {
      granted += answer.get() ? 1 : 0;
    }

    assertThat(granted).isEqualTo(free.rendersPerMonth().orElseThrow());
    assertThat(renders(workspace)).isEqualTo(granted);
  }

  @Test
  void whatWasNotDeliveredIsGivenBack() throws Exception {
    awaitSchema();
    Workspace workspace = workspaces.create("Unlucky", "free");

    transaction.begin();
    Reservation reservation = quotas.reserveWithin(owner(workspace), 3, Optional.empty());
    transaction.commit();
    assertThat(renders(workspace)).isEqualTo(3);
    quotas.release(reservation);

    assertThat(renders(workspace)).isZero();
  }

  @Test
  void aKeyIsKnownByItsHashOnly() throws Exception {
    awaitSchema();
    Workspace workspace = workspaces.create("Keys", "pro");

    String raw = keys.create(workspace.id(), "A key", Scope.RENDER);

    Caller caller = keys.authenticate(raw);
    assertThat(caller.workspaceId()).isEqualTo(workspace.id());
    assertThat(caller.plan()).isEqualTo("pro");
    assertThat(
            entityManager
                .createNativeQuery("select count(*) from api_key k where k::text like ?1")
                .setParameter(1, "%" + raw.substring(8) + "%")
                .getSingleResult())
        .isEqualTo(0L);
  }

  @Test
  void aRevokedKeyIsRefusedAtOnceThoughItWasKnown() throws Exception {
    awaitSchema();
    Caller owner = owner(workspaces.create("Revoking", "pro"));
    MadeKey key = keys.create(owner, NewKey.of("Lost", Scope.RENDER));
    for (int i = 0; i < 20; i++) {
      MadeKey next = keys.create(owner, NewKey.of("Lost", Scope.RENDER));
      keys.authenticate(next.raw());
      keys.revoke(owner, next.key().id());
      assertThatThrownBy(() -> keys.authenticate(next.raw())).isInstanceOf(UnknownKey.class);
    }

    assertThat(keys.authenticate(key.raw()).workspaceId()).isEqualTo(owner.workspaceId());
    assertThat(keys.list(owner.workspaceId(), 0, 100).total()).isEqualTo(21);
    assertThat(audited(owner)).contains("key.created", "key.revoked");
  }

  @Test
  void aRotatedKeysOldSecretGoesOnForTheOverlapOnly() throws Exception {
    awaitSchema();
    Caller owner = owner(workspaces.create("Rotating", "pro"));
    MadeKey first = keys.create(owner, NewKey.of("Turning", Scope.FULL));
    keys.authenticate(first.raw());

    MadeKey second = keys.rotate(owner, first.key().id(), Duration.ofDays(1));
    assertThat(second.key().id()).isEqualTo(first.key().id());
    assertThat(keys.authenticate(first.raw())).isEqualTo(keys.authenticate(second.raw()));

    MadeKey third = keys.rotate(owner, first.key().id(), Duration.ZERO);
    assertThatThrownBy(() -> keys.authenticate(first.raw())).isInstanceOf(UnknownKey.class);
    assertThatThrownBy(() -> keys.authenticate(second.raw())).isInstanceOf(UnknownKey.class);
    assertThat(keys.authenticate(third.raw()).keyId()).isEqualTo(first.key().id());
    assertThat(audited(owner)).contains("key.rotated");
  }

  @Test
  void aKeyOfAnotherWorkspaceCannotBeTouched() throws Exception {
    awaitSchema();
    MadeKey theirs =
        keys.create(owner(workspaces.create("Theirs", "pro")), NewKey.of("Mine", Scope.RENDER));
    Caller stranger = owner(workspaces.create("Ours", "pro"));

    assertThatThrownBy(() -> keys.revoke(stranger, theirs.key().id()))
        .isInstanceOf(NoSuchKey.class);
    assertThatThrownBy(() -> keys.rotate(stranger, theirs.key().id(), Duration.ZERO))
        .isInstanceOf(NoSuchKey.class);
    assertThat(keys.authenticate(theirs.raw()).keyId()).isEqualTo(theirs.key().id());
  }

  @Test
  void aKeyMayBeCappedToWhatItsWorkspaceHasOrLess() throws Exception {
    awaitSchema();
    Caller owner = owner(workspaces.create("Capping", "pro"));

    MadeKey capped =
        keys.create(
            owner, new NewKey("Small", Scope.RENDER, Optional.of("starter"), Optional.empty()));

    assertThat(keys.authenticate(capped.raw()).plan()).isEqualTo("starter");
    assertThat(keys.authenticate(capped.raw()).workspacePlan()).isEqualTo("pro");
    for (String larger : List.of("agency", "business", "none")) {
      NewKey wanted = new NewKey("Large", Scope.RENDER, Optional.of(larger), Optional.empty());
      assertThatThrownBy(() -> keys.create(owner, wanted))
          .isInstanceOf(InvalidFields.class)
          .hasMessageContaining("choose one of free, pro, starter.");
    }
  }

  @Test
  void creditsAreEnteredOncePerReference() throws Exception {
    awaitSchema();
    Workspace workspace = workspaces.create("Buying", "free");

    assertThat(credits.add(workspace.id(), 100, workspace.id())).isTrue();
    assertThat(credits.add(workspace.id(), 100, workspace.id())).isFalse();

    assertThat(credits.balance(workspace.id())).isEqualTo(100);
  }

  @Test
  void aNoticeIsHeardWhenItsTransactionCommits() throws Exception {
    awaitSchema();
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    notices.listen("test", heard::add, () -> {});

    transaction.begin();
    notices.send("test", "rolled back");
    transaction.rollback();
    transaction.begin();
    notices.send("test", "committed: with a colon");
    assertThat(heard).isEmpty();
    transaction.commit();

    assertThat(heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo("committed: with a colon");
    assertThat(notices.isListening()).isTrue();
  }

  /** Though at its address there is another picture each time. */
  @Test
  void aBatchThatIsAskedForAgainHasThePicturesThatItHad() throws Exception {
    awaitSchema();
    Caller owner = owner(workspaces.create("Pictures", "pro"));
    BatchArtwork first = changing(owner);
    Image logo = first.fetch("https://example.com/logo.png");
    Image ground = first.fetch("https://example.com/ground.png");

    for (int i = 0; i < 2; i++) {
      transaction.begin();
      bulk.keep(owner, first);
      // They were written by themselves, and nobody waits for them who waits for this transaction.
      transaction.rollback();
      BatchArtwork again = bulk.artworkAgain(owner, first.names(), bulk.memory(owner));

      assertThat(again.fetch("https://example.com/ground.png")).isEqualTo(ground);
      assertThat(again.fetch("https://example.com/logo.png")).isEqualTo(logo);
    }
    assertThat(kept(owner)).isEqualTo(2);
  }

  @Test
  void aWorkspaceKeepsSoManyBytesOfPicturesInADay() throws Exception {
    awaitSchema();
    Caller owner = owner(workspaces.create("Hoarding", "pro"));
    put(owner, 256 * 1024 * 1024 - 40, "1 hour");
    BatchArtwork batch = changing(owner);
    batch.fetch("https://example.com/one.png");

    KeptPicturesFull full =
        catchThrowableOfType(KeptPicturesFull.class, () -> bulk.keep(owner, batch));
    assertThat(full).hasMessageContaining("may take 256 MiB of a workspace in a day");
    assertThat(full.after()).isBetween(Duration.ofMinutes(1439), Duration.ofMinutes(1441));
    Caller other = owner(workspaces.create("Modest", "pro"));
    bulk.keep(other, batch);

    put(owner, 0, "26 hours");
    bulk.keep(owner, batch);
    assertThat(kept(owner)).isEqualTo(2);
    assertThat(kept(other)).isEqualTo(1);
  }

  @Test
  void aPictureIsForgottenADayAfterItsLastBatch() throws Exception {
    awaitSchema();
    Caller owner = owner(workspaces.create("Forgetting", "pro"));
    BatchArtwork batch = changing(owner);
    batch.fetch("https://example.com/one.png");
    bulk.keep(owner, batch);
    run(
        "update kept_picture set kept_at = now() - interval '24 hours' where workspace_id = ?1",
        owner);
    put(owner, 1, "26 hours");

    keptPictures.purge();
    assertThat(kept(owner)).isEqualTo(1);
    bulk.keep(owner, batch);
    run(
        "update kept_picture set kept_at = kept_at - interval '2 hours' where workspace_id = ?1",
        owner);
    keptPictures.purge();
    assertThat(kept(owner)).as("it was in a batch since").isEqualTo(1);
    run(
        "update kept_picture set kept_at = kept_at - interval '24 hours' where workspace_id = ?1",
        owner);
    keptPictures.purge();
    assertThat(kept(owner)).isZero();
  }

  /** The pictures of a batch at whose addresses there is another one each time. */
  private BatchArtwork changing(Caller caller) {
    AtomicInteger times = new AtomicInteger();
    ArtworkSource source =
        new ArtworkSource() {
          @Override
          public Image read(byte[] file) {
            throw new AssertionError("nothing is uploaded");
          }

          @Override
          public Image fetch(String url) {
            return new Image(2, 1, new int[] {times.incrementAndGet(), url.hashCode()});
          }
        };
    return new BatchArtwork(source, bulk.memory(caller));
  }

  /** A picture that is said to be so long and so old, instead of another one. */
  private void put(Caller caller, int bytes, String age) throws Exception {
    run(
        "insert into kept_picture values (?1, 'x', 'y', "
            + bytes
            + ", now() - interval '"
            + age
            + "') on conflict (workspace_id, id) do update"
            + " set bytes = excluded.bytes, kept_at = excluded.kept_at",
        caller);
  }

  private void run(String sql, Caller caller) throws Exception {
    transaction.begin();
    entityManager.createNativeQuery(sql).setParameter(1, caller.workspaceId()).executeUpdate();
    transaction.commit();
  }

  private long kept(Caller caller) {
    Object count =
        entityManager
            .createNativeQuery("select count(*) from kept_picture where workspace_id = ?1")
            .setParameter(1, caller.workspaceId())
            .getSingleResult();
    return ((Number) count).longValue();
  }

  private static Caller owner(Workspace workspace) {
    return new Caller.Member(workspace.id(), workspace.plan(), "somebody", Role.OWNER);
  }

  /** What the audit log says was done in a caller's workspace. */
  private List<String> audited(Caller caller) {
    List<?> actions =
        entityManager
            .createNativeQuery("select action from audit_entry where workspace_id = ?1")
            .setParameter(1, caller.workspaceId())
            .getResultList();
    return actions.stream().map(String::valueOf).toList();
  }

  private long renders(Workspace workspace) {
    Object sum =
        entityManager
            .createNativeQuery(
                "select coalesce(sum(renders), 0)::bigint from monthly_usage where workspace_id ="
                    + " ?1")
            .setParameter(1, workspace.id())
            .getSingleResult();
    return ((Number) sum).longValue();
  }

  /** The application is deployed before its database is up to date. */
  private void awaitSchema() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!database.isUpToDate()) {
      assertThat(System.nanoTime() - end).as("waiting for the schema").isNegative();
      Thread.sleep(100);
    }
  }
}
