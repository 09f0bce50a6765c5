package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.fetch.Fetcher;
import io.quietzone.plans.CatalogueForTests;
import io.quietzone.plans.PlanCap;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import io.quietzone.shares.TooManyAtOnce;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures that come from outside, and what is remembered of them. */
class ArtworkTest {

  private final AtomicInteger fetched = new AtomicInteger();
  private final Queue<Duration> patience = new ConcurrentLinkedQueue<>();

  /** Finds a picture at every address, after a while. */
  private final Fetcher fetcher =
      new Fetcher() {
        @Override
        public byte[] picture(String url, Duration left, Runnable done) {
          patience.add(left);
          pause(Duration.ofMillis(50));
          done.run();
          return dot(fetched.incrementAndGet());
        }
      };

  private final Artwork artworks = new Artwork(fetcher, CatalogueForTests.builtIn());
  private final ArtworkSource artwork = of("w1", "pro");

  @Test
  void aFileOfTheSameBytesIsReadOnce() throws Exception {
    Image first = artwork.read(dot(0xCC1111));

    assertThat(artwork.read(dot(0xCC1111))).isSameAs(first);
    assertThat(artwork.read(dot(0xCC1112))).isNotSameAs(first);
  }

  @Test
  void whatCouldNotBeReadIsNotRemembered() {
    byte[] file = "no picture".getBytes(StandardCharsets.UTF_8);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> artwork.read(file)).isInstanceOf(UnreadableImageException.class);
    }
  }

  @Test
  void whoWaitsBehindSlowPicturesIsToldToComeAgainInTime() throws Exception {
    artworks.prepare();
    ExecutorService senders = Executors.newFixedThreadPool(12);
    List<Future<Boolean>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] slow = slowSvg(i);
      ArtworkSource sender = of("w" + i, "pro");
      answers.add(senders.submit(() -> isToldToComeAgain(sender, slow)));
    }
    int again = 0;
    for (Future<Boolean> answer : answers) {
      again += answer.get() ? 1 : 0;
    }
    senders.shutdown();

    assertThat(again).isBetween(1, 8);
  }

  /** It would wait for longer than it may, if all decoders were theirs. */
  @Test
  void slowPicturesOfOneWorkspaceKeepNoOtherFromReadingItsOwn() throws Exception {
    artworks.prepare();
    ExecutorService senders = Executors.newFixedThreadPool(8);
    for (int i = 0; i < 8; i++) {
      byte[] slow = slowSvg(100 + i);
      senders.execute(() -> isToldToComeAgain(artwork, slow));
    }
    Thread.sleep(100);

    for (int i = 0; i < 4; i++) {
      assertThat(isToldToComeAgain(of("w2", "pro"), dot(i))).isFalse();
    }
    senders.shutdownNow();
  }

  @Test
  void anAddressIsNotAskedAgainForMinutes() throws Exception {
    Image first = artwork.fetch("https://example.com/a");

    assertThat(of("w2", "pro").fetch("https://example.com/a")).isSameAs(first);
    assertThat(fetched).hasValue(1);
    assertThat(artwork.fetch("https://example.com/b")).isNotEqualTo(first);
    assertThat(fetched).hasValue(2);
  }

  @Test
  void thePicturesOfARequestShareItsTimeAndThoseOfABatchHaveTheirOwn() throws Exception {
    artwork.fetch("https://example.com/a");
    artwork.fetch("https://example.com/b");
    ArtworkSource batch = artworks.ofBatch(caller("w1", "pro"));
    pause(Duration.ofMillis(500));
    batch.fetch("https://example.com/c");

    assertThat(patience.remove()).isLessThanOrEqualTo(Fetcher.PATIENCE);
    assertThat(patience.remove()).isLessThan(Fetcher.PATIENCE.minusMillis(50));
    assertThat(patience.remove()).isGreaterThan(Fetcher.PATIENCE.minusMillis(500));
  }

  @Test
  void whoFetchesMuchKeepsNoOtherFromIt() throws Exception {
    CountDownLatch started = new CountDownLatch(8);
    CountDownLatch end = new CountDownLatch(1);
    Fetcher slow =
        new Fetcher() {
          @Override
          public byte[] picture(String url, Duration left, Runnable done) {
            started.countDown();
            if (!url.endsWith("quick")) {
              awaited(end);
            }
            done.run();
            return dot(url.hashCode());
          }
        };
    Artwork shared = new Artwork(slow, CatalogueForTests.builtIn());
    ExecutorService senders = Executors.newCachedThreadPool();
    List<Future<Image>> many = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String url = "https://example.com/" + i;
      many.add(senders.submit(() -> shared.of(caller("w1", "pro")).fetch(url)));
    }
    started.await();

    assertThat(shared.of(caller("w2", "pro")).fetch("https://example.com/quick").width())
        .isEqualTo(1);
    assertThat(many).noneMatch(Future::isDone);
    end.countDown();
    for (Future<Image> each : many) {
      assertThat(each.get().width()).isEqualTo(1);
    }
    senders.shutdown();
  }

  @Test
  void aPictureIsStrippedOnce() throws Exception {
    Image glowing = artwork.read(dot(0x330000));

    Image stripped = artwork.withoutGround(glowing);

    assertThat(stripped.argb(0, 0)).isEqualTo(0x33FF0000);
    assertThat(of("w2", "pro").withoutGround(glowing)).isSameAs(stripped);
    assertThat(artwork.read(dot(0x330000))).isSameAs(glowing);
  }

  @Test
  void aPlanWithoutLogosSaysSoBeforeOneIsLookedFor() {
    artwork.requireLogo();
    assertThatThrownBy(() -> of("w1", "free").requireLogo()).isInstanceOf(PlanCap.class);
  }

  private ArtworkSource of(String workspaceId, String plan) {
    return artworks.of(caller(workspaceId, plan));
  }

  private static Caller caller(String workspaceId, String plan) {
    return new Caller.Member(workspaceId, plan, "somebody", Role.OWNER);
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Within two seconds, whatever the answer is. */
  private static boolean isToldToComeAgain(ArtworkSource sender, byte[] file) {
    long start = System.nanoTime();
    try {
      sender.read(file);
      return false;
    } catch (UnreadableImageException e) {
      return false;
    } catch (TooManyAtOnce e) {
      assertThat(e.after()).isPositive();
      return true;
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  private static byte[] slowSvg(int differs) {
    String group = "<g opacity='.9'>".repeat(8) + "<rect width='9' height='9'/>" + "</g>".repeat(8);
    String file =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 1"
            + differs
            + "'>"
            + group.repeat(200)
            + "</svg>";
    return file.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] dot(int color) {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, color);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
