package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Role;
import io.quietzone.fetch.Fetcher;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import io.quietzone.shares.TooManyAtOnce;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures that come from outside, and what is remembered of them. */
class ArtworkTest {

  private final Artwork artworks = new Artwork(new Fetcher());
  private final ArtworkSource artwork = of("w1");

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
      ArtworkSource sender = of("w" + i);
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
      assertThat(isToldToComeAgain(of("w2"), dot(i))).isFalse();
    }
    senders.shutdownNow();
  }

  private ArtworkSource of(String workspaceId) {
    return artworks.of(new Caller.Member(workspaceId, "pro", "somebody", Role.OWNER));
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

  private static byte[] dot(int color) throws IOException {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, color);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }
}
