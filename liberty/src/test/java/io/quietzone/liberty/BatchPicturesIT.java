package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Batches with an {@code Idempotency-Key} whose pictures lie elsewhere, and do not stay there. */
@OnOneJava
@ExtendWith(SharedServer.class)
class BatchPicturesIT {

  private static final String LOGO = "/logo.png";
  private static final String GROUND = "/ground.png";
  private static final int LOGO_EDGE = 120;

  private final TestServer server;
  private final TestInternet internet;
  private final String key;

  BatchPicturesIT(TestServer server, TestInternet internet) throws Exception {
    this.server = server;
    this.internet = internet;
    this.key = TestWorkspace.keyOnPlan(server, "business");
  }

  /** Another node has nothing of the first one's memory: neither pictures nor files fetched. */
  @Test
  void aRepetitionIsTheSameFileAlthoughItsPicturesAreOthersOrGone() throws Exception {
    String name = UUID.randomUUID().toString();
    String other = UUID.randomUUID().toString();
    internet.put(LOGO, disc(Color.RED));
    internet.put(GROUND, disc(Color.YELLOW));
    send(server, other);
    Answer first = send(server, name);
    assertThat(first.status()).as(first::toString).isEqualTo(200);
    assertThat(logo(first)).isEqualTo(Color.RED);

    internet.put(LOGO, disc(Color.BLUE));
    internet.remove(GROUND);
    Answer again = send(server, name);

    assertThat(again.body()).as("byte for byte").isEqualTo(first.body());
    try (TestServer node = startNode()) {
      Answer elsewhere = send(node, name);
      assertSameFiles(elsewhere, first);
      assertThat(internet.asked(LOGO)).isEqualTo(1);
      assertThat(internet.asked(GROUND)).isEqualTo(1);

      Answer unheardOf = send(node, UUID.randomUUID().toString());
      assertThat(unheardOf.status()).as("without its ground").isEqualTo(422);
      internet.put(GROUND, disc(Color.YELLOW));
      assertThat(logo(send(node, UUID.randomUUID().toString())))
          .as("what is there now")
          .isEqualTo(Color.BLUE);

      Answer last = send(node, name);
      assertSameFiles(last, first);
      assertThat(last.quotaRemaining()).as("paid once").isEqualTo(first.quotaRemaining());
      assertThat(send(node, name).body()).as("byte for byte").isEqualTo(last.body());
    }
  }

  private TestServer startNode() throws Exception {
    Map<String, String> environment = new HashMap<>(SharedServer.anotherNode(server));
    environment.put(TestServer.JVM_ARGS, TestServer.QUICK + " " + internet.javaArguments());
    return TestServer.start(Installation.newHome("batch-pictures"), environment);
  }

  private Answer send(TestServer to, String name) throws Exception {
    String batch =
        """
        {"items": [
          {"data": "https://example.com/1", "size_inches": 1, "logo_url": "LOGO"},
          {"data": "https://example.com/2", "size_inches": 1, "bg_image_url": "GROUND"},
          {"data": "https://example.com/3", "size_inches": 1, "format": "svg", "logo_url": "LOGO"}
        ]}
        """
            .replace("LOGO", TestInternet.url(LOGO))
            .replace("GROUND", TestInternet.url(GROUND));
    return to.api()
        .send(
            Call.post("/api/v1/generate/bulk/", batch).withKey(key).with("Idempotency-Key", name));
  }

  /** The middle of the first picture. */
  private static Color logo(Answer batch) throws IOException {
    BufferedImage picture = new PngPicture(ZipFiles.of(batch.body()).file("qr-0001.png")).image();
    return new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
  }

  private static void assertSameFiles(Answer batch, Answer first) throws IOException {
    assertThat(batch.status()).as(batch::toString).isEqualTo(200);
    assertThat(batch.header("Idempotent-Replayed")).isEqualTo("true");
    ZipFiles files = ZipFiles.of(batch.body());
    ZipFiles before = ZipFiles.of(first.body());
    assertThat(files.names()).isEqualTo(before.names()).hasSize(4);
    for (String file : List.of("qr-0001.png", "qr-0002.png", "qr-0003.svg")) {
      assertThat(files.file(file)).as(file).isEqualTo(before.file(file));
    }
    assertThat(manifest(files)).isEqualTo(manifest(before));
  }

  /** Without whether a picture came from the cache of the node that answered. */
  private static List<Map<String, Object>> manifest(ZipFiles files) {
    try (JsonReader reader =
        Json.createReader(new ByteArrayInputStream(files.file("manifest.json")))) {
      return reader.readObject().getJsonArray("items").getValuesAs(JsonObject.class).stream()
          .map(BatchPicturesIT::withoutCache)
          .toList();
    }
  }

  private static Map<String, Object> withoutCache(JsonObject item) {
    Map<String, Object> members = new HashMap<>(item);
    assertThat(members.keySet()).contains("cache", "duration_ms");
    members.remove("cache");
    members.remove("duration_ms");
    return members;
  }

  private static byte[] disc(Color color) throws IOException {
    BufferedImage image = new BufferedImage(LOGO_EDGE, LOGO_EDGE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, LOGO_EDGE, LOGO_EDGE);
    graphics.setColor(color);
    graphics.fillOval(0, 0, LOGO_EDGE, LOGO_EDGE);
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, "png", file)).isTrue();
    return file.toByteArray();
  }
}
