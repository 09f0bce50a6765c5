package io.quietzone.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.image.PictureFile;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Image;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchArtworkTest {

  private final AtomicInteger fetched = new AtomicInteger();

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
          if (url.contains("none")) {
            return PictureFile.read(new byte[] {1});
          }
          return new Image(1, 1, new int[] {time});
        }
      };

  @Test
  void anAddressHasOnePictureInABatch() throws Exception {
    BatchArtwork batch = new BatchArtwork(changing);

    Image first = batch.fetch("https://example.com/a");

    assertThat(batch.fetch("https://example.com/a")).isSameAs(first);
    assertThat(batch.fetch("https://example.com/b")).isNotEqualTo(first);
    assertThat(fetched).hasValue(2);
    assertThat(batch.names()).containsOnlyKeys("https://example.com/a", "https://example.com/b");
    assertThat(batch.byName().keySet()).containsExactlyInAnyOrderElementsOf(batch.names().values());
  }

  @Test
  void equalPicturesHaveOneName() throws Exception {
    BatchArtwork batch = new BatchArtwork(changing);
    batch.fetch("https://example.com/a");
    fetched.set(0);
    batch.fetch("https://example.com/b");

    assertThat(batch.names()).hasSize(2);
    assertThat(batch.byName()).hasSize(1);
  }

  @Test
  void whatIsNotThereIsNotRemembered() {
    BatchArtwork batch = new BatchArtwork(changing);

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> batch.fetch("https://example.com/none"))
          .isInstanceOf(UnreadableImageException.class);
    }
    assertThat(batch.names()).isEmpty();
  }
}
