package io.quietzone.api.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.api.Fields;
import io.quietzone.render.ArtworkSource;
import io.quietzone.render.BatchArtwork;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.spi.Image;
import io.quietzone.shares.Shares;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StyleFieldsTest {

  private final AtomicInteger fetched = new AtomicInteger();

  @Test
  void itemsOfABatchWithTheSameGlowingLogoShareItsPicture() {
    BatchArtwork batch = new BatchArtwork(new Pixel(), new Shares(64, "full").of("w1"));

    Image first = logo(batch, "0.2");
    Image second = logo(batch, "0.1");

    assertThat(first.argb(0, 0)).isEqualTo(0x33FF0000);
    assertThat(second).isSameAs(first);
    assertThat(fetched).hasValue(1);
  }

  @Test
  void aLogoThatIsNotAllowedIsNotFetched() {
    ArtworkSource without =
        new Pixel() {
          @Override
          public void requireLogo() {
            throw new IllegalStateException("no logos");
          }
        };

    assertThatThrownBy(() -> logo(without, "0.2")).hasMessage("no logos");
    assertThatThrownBy(
            () -> logo(new BatchArtwork(without, new Shares(64, "full").of("w1")), "0.2"))
        .hasMessage("no logos");
    assertThat(fetched).hasValue(0);
    assertThat(
            StyleFields.read(
                    Fields.ofTexts(Map.of("bg_image_url", "https://example.com/a")), without)
                .picture())
        .isNotNull();
  }

  private static Image logo(ArtworkSource artwork, String ratio) {
    Map<String, String> texts = new HashMap<>();
    texts.put("logo_url", "https://example.com/a");
    texts.put("logo_neon_alpha", "true");
    texts.put("logo_size_ratio", ratio);
    Logo logo = StyleFields.read(Fields.ofTexts(texts), artwork).logo();
    return Objects.requireNonNull(logo).image();
  }

  /** Has one dark pixel at every address. */
  private class Pixel implements ArtworkSource {

    @Override
    public Image read(byte[] file) {
      throw new AssertionError("nothing is uploaded");
    }

    @Override
    public Image fetch(String url) {
      fetched.incrementAndGet();
      return new Image(1, 1, new int[] {0xFF330000});
    }
  }
}
