package io.quietzone.api.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.render.ArtworkSource;
import io.quietzone.renderers.spi.Image;
import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import io.quietzone.shares.TooManyAtOnce;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkRequestTest {

  private static final int ITEMS = 10;

  /** Nothing here makes a code. */
  @SuppressWarnings("NullAway")
  private static final CodeContent NO_CODES = new CodeContent(null, null, null);

  private final Shares shares = new Shares(200, "full");

  @Test
  void eachItemTakesMemoryByItsText() throws IOException {
    Share short1 = shares.of("w1");
    read("x", short1);
    assertThat(freeFor("w1")).isEqualTo(100 - 2 * ITEMS);
    short1.close();

    Share long1 = shares.of("w1");
    read("x".repeat(2048), long1);
    assertThat(freeFor("w1")).isEqualTo(100 - (2 + 6) * ITEMS);

    assertThatThrownBy(() -> read("x".repeat(2048), shares.of("w1")))
        .isInstanceOf(TooManyAtOnce.class);
    read("x".repeat(2048), shares.of("w2"));
  }

  private static void read(String text, Share memory) throws IOException {
    String body = "data,data_type,size_inches\n" + (text + ",text,2\n").repeat(ITEMS);
    BulkRequest request =
        BulkRequest.readAgain(
            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
            new MediaType("text", "csv"),
            new NoPictures(),
            memory,
            NO_CODES,
            List.of());
    assertThat(request.errors()).isEmpty();
    assertThat(request.items()).hasSize(ITEMS);
  }

  private int freeFor(String workspaceId) {
    for (int free = 100; free > 0; free--) {
      try (Share probe = shares.of(workspaceId)) {
        probe.take(free, Duration.ZERO);
        return free;
      } catch (TooManyAtOnce e) {
        // Fewer, then.
      }
    }
    return 0;
  }

  private static final class NoPictures implements ArtworkSource {

    @Override
    public void requireLogo() {}

    @Override
    public Image withoutGround(Image glowing) {
      throw new AssertionError("there is no picture");
    }

    @Override
    public Image read(byte[] file) {
      throw new AssertionError("there is no picture");
    }

    @Override
    public Image fetch(String url) {
      throw new AssertionError("there is no picture");
    }
  }
}
