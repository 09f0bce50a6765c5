package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.image.PictureFile;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import io.quietzone.shares.TooManyAtOnce;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchArtworkTest {

  private final AtomicInteger fetched = new AtomicInteger();
  private final Share memory = new Shares(8, "Come again.").of("w1");

  /** An address at which there is another picture each time; or none. */
  private final ArtworkSource changing =
      new ArtworkSource() {
        @Override
        public Image read(byte[] file) {
          return new Image(1, 1, new int[] {file[0]});
        }

        @Override
        public Image fetch(String url) throws UnreadableImageException {
          int time = fetched.incrementAndGet();
          if (url.contains("busy") && time == 1) {
            throw new TooManyAtOnce("Come again.");
          }
          if (url.contains("none")) {
            return PictureFile.read(new byte[] {1});
          }
          return new Image(1, 1, new int[] {0xFF000000 | time});
        }
      };

  @Test
  void anAddressHasOnePictureInABatch() throws Exception {
    BatchArtwork batch = new BatchArtwork(changing, memory);

    Image first = batch.fetch("https://example.com/a");

    assertThat(batch.fetch("https://example.com/a")).isSameAs(first);
    assertThat(batch.fetch("https://example.com/b")).isNotEqualTo(first);
    assertThat(fetched).hasValue(2);
    assertThat(batch.names()).containsOnlyKeys("https://example.com/a", "https://example.com/b");
    assertThat(batch.byName().keySet()).containsExactlyInAnyOrderElementsOf(batch.names().values());
  }

  @Test
  void equalPicturesHaveOneName() throws Exception {
    BatchArtwork batch = new BatchArtwork(changing, memory);
    batch.fetch("https://example.com/a");
    fetched.set(0);
    batch.fetch("https://example.com/b");

    assertThat(batch.names()).hasSize(2);
    assertThat(batch.byName()).hasSize(1);
  }

  @Test
  void anAddressIsAskedInVainOnce() {
    BatchArtwork batch = new BatchArtwork(changing, memory);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> batch.fetch("https://example.com/none"))
          .isInstanceOf(UnreadableImageException.class);
    }
    assertThat(fetched).hasValue(1);
    assertThat(batch.names()).isEmpty();
  }

  @Test
  void eachPictureTakesItsMemoryUntilThereIsNoMore() throws Exception {
    ArtworkSource large =
        new ArtworkSource() {
          @Override
          public Image read(byte[] file) {
            throw new AssertionError("nothing is uploaded");
          }

          @Override
          public Image fetch(String url) {
            return new Image(32, 16, new int[512]);
          }
        };
    BatchArtwork batch = new BatchArtwork(large, memory);
    batch.fetch("https://example.com/a");
    batch.fetch("https://example.com/a");
    batch.fetch("https://example.com/b");

    assertThatThrownBy(() -> batch.fetch("https://example.com/c"))
        .isInstanceOf(TooManyAtOnce.class);
    memory.close();
    assertThat(batch.fetch("https://example.com/c").width()).isEqualTo(32);
  }

  @Test
  void anAddressThatCouldNotBeAskedJustNowIsAskedAgain() throws Exception {
    BatchArtwork batch = new BatchArtwork(changing, memory);

    assertThatThrownBy(() -> batch.fetch("https://example.com/busy"))
        .isInstanceOf(TooManyAtOnce.class);
    assertThat(batch.fetch("https://example.com/busy").width()).isEqualTo(1);
  }

  @Test
  void aPictureIsStrippedOnceForAllItems() throws Exception {
    BatchArtwork batch = new BatchArtwork(changing, memory);

    Image stripped = batch.withoutGround(batch.fetch("https://example.com/a"));

    assertThat(batch.withoutGround(batch.fetch("https://example.com/a"))).isSameAs(stripped);
    assertThat(batch.withoutGround(batch.fetch("https://example.com/b"))).isNotEqualTo(stripped);
  }
}
