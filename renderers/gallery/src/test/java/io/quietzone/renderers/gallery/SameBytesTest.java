package io.quietzone.renderers.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every format draws the same bytes on every machine and every Java: those whose SHA-256 are in
 * {@code golden.txt}. Whoever changes what is drawn on purpose changes them with it; the failure
 * shows the new ones.
 */
class SameBytesTest {

  @Test
  void everyFormatDrawsTheBytesThatAreRemembered() throws Exception {
    Map<String, String> digests = new TreeMap<>();
    for (Renderer renderer : ServiceLoader.load(Renderer.class)) {
      digests.put(renderer.format(), digest(renderer));
    }
    StringBuilder found = new StringBuilder();
    digests.forEach(
        (format, digest) -> found.append(format).append(' ').append(digest).append('\n'));

    assertThat(found.toString()).isEqualTo(remembered());
  }

  private static String digest(Renderer renderer) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (SymbolStyle style : Styles.showcase()) {
      digest.update(
          renderer.render(
              Drawing.of(
                  SymbolEncoder.encode("https://example.com/q/k7Xw2p", ErrorCorrection.H),
                  style,
                  new PrintSize(1.37, 203))));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String remembered() throws IOException {
    try (InputStream in = SameBytesTest.class.getResourceAsStream("golden.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
