package io.quietzone.api.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
  void itIsReadAsOftenAsOneLikes(int length) throws IOException {
    byte[] sent = new byte[length];
    new Random(length).nextBytes(sent);

    KeptBody body = KeptBody.read(new ByteArrayInputStream(sent), CSV);

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

    assertThatThrownBy(() -> KeptBody.read(broken, CSV)).isInstanceOf(IOException.class);
  }

  private static KeptBody kept(String text, MediaType type) throws IOException {
    return KeptBody.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), type);
  }
}
