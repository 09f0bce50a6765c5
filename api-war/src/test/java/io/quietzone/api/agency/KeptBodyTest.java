package io.quietzone.api.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import io.quietzone.shares.TooManyAtOnce;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptBodyTest {

  private static final MediaType CSV = new MediaType("text", "csv");

  private final Share memory = new Shares(1024, "Come again.").of("w1");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
  void itIsReadAsOftenAsOneLikes(int length) throws IOException {
    byte[] sent = new byte[length];
    new Random(length).nextBytes(sent);

    KeptBody body = KeptBody.read(new ByteArrayInputStream(sent), CSV, memory);

    assertThat(body.open().readAllBytes()).isEqualTo(sent);
    assertThat(body.open().readAllBytes()).isEqualTo(sent);
  }

  @Test
  void anotherBodyOrAnotherTypeHasAnotherFingerprint() throws IOException {
    byte[] fingerprint = kept("a,b", CSV).fingerprint();

    assertThat(kept("a,b", new MediaType("text", "csv", "utf-8")).fingerprint())
        .isEqualTo(fingerprint)
        .hasSize(32);
    assertThat(kept("a,c", CSV).fingerprint()).isNotEqualTo(fingerprint);
    assertThat(kept("a,b", MediaType.APPLICATION_JSON_TYPE).fingerprint())
        .isNotEqualTo(fingerprint);
  }

  @Test
  void aClientThatGoesAwayIsNotTakenForTheEndOfItsBody() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> KeptBody.read(broken, CSV, memory)).isInstanceOf(IOException.class);
  }

  /** So that slow clients do not take all of it, however many they are. */
  @Test
  void itTakesItsMemoryPieceByPiece() throws IOException {
    KeptBody.read(new ByteArrayInputStream(new byte[400 * 1024]), CSV, memory);

    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 1;
          }
        };
    assertThatThrownBy(() -> KeptBody.read(endless, CSV, memory)).isInstanceOf(TooManyAtOnce.class);
    memory.close();
    assertThat(kept("a,b", CSV).open().readAllBytes()).hasSize(3);
  }

  private KeptBody kept(String text, MediaType type) throws IOException {
    return KeptBody.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), type, memory);
  }
}
