package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.io.File;
import java.sql.SQLException;
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
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
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

  @Inject private Notices notices;

  @Resource private ManagedExecutorService executor;
  @Resource private UserTransaction transaction;

  /** The EAR as it is shipped, with this test in its WAR. */
  @Deployment
  static EnterpriseArchive application() throws Exception {
    EnterpriseArchive ear =
        ShrinkWrap.create(ZipImporter.class, "quietzone.ear")
            .importFrom(new File(System.getProperty("application.ear", "")))
            .as(EnterpriseArchive.class);
    WebArchive war = ear.getAsType(WebArchive.class, "/api-war.war");
    ear.delete("/api-war.war");
    // Its filters let nobody reach the servlet that runs the tests.
    war.delete("/WEB-INF/web.xml");
    war.addClass(InContainerIT.class);
    ear.addAsModule(Testable.archiveToTest(war));
    // The tests are looked for under the WAR's name, not at the root.
    ear.setApplicationXML(
        new StringAsset(
            """
            <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
              <module><web><web-uri>api-war.war</web-uri><context-root>/api-war</context-root></web></module>
              <library-directory>lib</library-directory>
            </application>
            """));
    return ear.addAsLibrary(
        new File(Assertions.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
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
    AtomicInteger times = new AtomicInteger();
    ArtworkSource changing =
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
    BatchArtwork first = new BatchArtwork(changing);
    Image logo = first.fetch("https://example.com/logo.png");
    Image ground = first.fetch("https://example.com/ground.png");
    Caller owner = owner(workspaces.create("Keeping", "pro"));

    for (int i = 0; i < 2; i++) {
      Runnable keeping = bulk.keeping(first);
      transaction.begin();
      keeping.run();
      transaction.commit();
      BatchArtwork again = bulk.artworkAgain(owner, first.names());

      assertThat(again.fetch("https://example.com/ground.png")).isEqualTo(ground);
      assertThat(again.fetch("https://example.com/logo.png")).isEqualTo(logo);
    }
    assertThat(times).hasValue(2);
    assertThat(
            entityManager.createNativeQuery("select count(*) from kept_picture").getSingleResult())
        .isEqualTo(2L);
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
    while (true) {
      try {
        database.ping();
        return;
      } catch (SQLException e) {
        assertThat(System.nanoTime() - end).as("waiting for the schema: " + e).isNegative();
        Thread.sleep(100);
      }
    }
  }
}
