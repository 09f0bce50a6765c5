package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.fetch.Fetcher;
import io.quietzone.fetch.UnfetchableException;
import io.quietzone.plans.CatalogueForTests;
import io.quietzone.renderers.spi.Image;
import io.quietzone.secrets.Secrets;
import io.quietzone.secrets.TestSecrets;
import io.quietzone.shares.Shares;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptArtworkTest {

  private static final String LOGO = "https://example.com/logo.png";

  private final Caller caller = new Caller.Member("w1", "pro", "a", Role.OWNER);
  private final Artwork artwork = new Artwork(new Fetcher(), CatalogueForTests.builtIn());
  private final Store store = new Store();
  private final KeptArtwork kept = new KeptArtwork(store, TestSecrets.drawn(), artwork);

  @Test
  void aPictureIsSealedOnceAndFoundAgain() throws Exception {
    BatchArtwork batch = batch(1, LOGO);
    Image logo = batch.fetch(LOGO);

    kept.keep(caller, batch);
    kept.keep(caller, batch);

    assertThat(store.puts).hasValue(1);
    assertThat(kept.again(caller, batch.names()).fetch(LOGO)).isEqualTo(logo);
    Caller stranger = new Caller.Member("w2", "pro", "b", Role.OWNER);
    assertThatThrownBy(() -> kept.again(stranger, batch.names()).fetch(LOGO))
        .isInstanceOf(UnfetchableException.class);
  }

  @Test
  void withAnotherSecretAPictureIsNotThereAndIsSealedAnew() throws Exception {
    BatchArtwork batch = batch(1, LOGO);
    kept.keep(caller, batch);
    Secrets changed = TestSecrets.drawn();
    KeptArtwork after = new KeptArtwork(store, changed, artwork);

    assertThatThrownBy(() -> after.again(caller, batch.names()).fetch(LOGO))
        .isInstanceOf(UnfetchableException.class)
        .hasMessageContaining("another Idempotency-Key");
    after.keep(caller, batch);

    assertThat(store.puts).hasValue(2);
    assertThat(after.again(caller, batch.names()).fetch(LOGO)).isEqualTo(batch.fetch(LOGO));
  }

  @Test
  void nothingOfAPictureTellsWhichItIs() throws Exception {
    BatchArtwork batch = batch(1, LOGO);

    kept.keep(caller, batch);

    assertThat(store.sealed.keySet())
        .allSatisfy(id -> assertThat(id).doesNotContain(batch.names().get(LOGO)));
  }

  /** However many batches there are, and however many pictures in each. */
  @Test
  void onlyAFewAreSealedAtOnceAndOneForEachWorkspace() throws Exception {
    ExecutorService batches = Executors.newFixedThreadPool(12);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      BatchArtwork batch = batch(100 * i, LOGO + 1, LOGO + 2, LOGO + 3, LOGO + 4);
      Caller one = new Caller.Member("w" + i % 4, "pro", "a", Role.OWNER);
      all.add(batches.submit(() -> kept.keep(one, batch)));
    }
    for (Future<?> batch : all) {
      batch.get();
    }
    batches.shutdown();

    assertThat(store.puts).hasValue(48);
    assertThat(store.most).hasValueBetween(1, 2);
    assertThat(store.mostOfOne).isEqualTo(1);
  }

  private BatchArtwork batch(int first, String... urls) throws Exception {
    AtomicInteger next = new AtomicInteger(first);
    ArtworkSource source =
        new ArtworkSource() {
          @Override
          public Image read(byte[] file) {
            throw new AssertionError("nothing is uploaded");
          }

          @Override
          public Image fetch(String url) {
            return new Image(1, 1, new int[] {next.incrementAndGet()});
          }
        };
    BatchArtwork batch = new BatchArtwork(source, new Shares(64, "full").of("w1"));
    for (String url : urls) {
      batch.fetch(url);
    }
    return batch;
  }

  /** In memory; a picture takes a moment to be written. */
  private static final class Store extends PictureStore {

    private final Map<String, byte[]> sealed = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> writing = new ConcurrentHashMap<>();
    private final AtomicInteger puts = new AtomicInteger();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile int mostOfOne;

    Store() {
      super(
          (EntityManager)
              Proxy.newProxyInstance(
                  EntityManager.class.getClassLoader(),
                  new Class<?>[] {EntityManager.class},
                  (proxy, method, arguments) -> {
                    throw new AssertionError(method);
                  }),
          Clock.systemUTC());
    }

    @Override
    boolean renew(String workspaceId, byte[] id) {
      return sealed.containsKey(name(workspaceId, id));
    }

    @Override
    void put(String workspaceId, byte[] id, byte[] picture) {
      AtomicInteger ofOne = writing.computeIfAbsent(workspaceId, none -> new AtomicInteger());
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      mostOfOne = Math.max(mostOfOne, ofOne.incrementAndGet());
      pause();
      ofOne.decrementAndGet();
      now.decrementAndGet();
      puts.incrementAndGet();
      sealed.put(name(workspaceId, id), picture);
    }

    @Override
    Optional<byte[]> find(String workspaceId, byte[] id) {
      return Optional.ofNullable(sealed.get(name(workspaceId, id)));
    }

    private static String name(String workspaceId, byte[] id) {
      return workspaceId + " " + HexFormat.of().formatHex(id);
    }

    private static void pause() {
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
