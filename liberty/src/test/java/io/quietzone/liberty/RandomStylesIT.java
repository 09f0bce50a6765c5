package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random styles, every parameter drawn: what the server accepts is read by every decoder from the
 * bytes that arrive. A longer run, as in CONTRIBUTING.md:
 *
 * <pre>
 * mvn verify -Dit.test=RandomStylesIT -Dstyles=2000 -Dstyles.seed=1
 * </pre>
 */
@ExtendWith(SharedServer.class)
class RandomStylesIT {

  private static final int COUNT = Integer.getInteger("styles", 150);
  private static final int SEED = Integer.getInteger("styles.seed", 2);

  private final TestServer server;

  RandomStylesIT(TestServer server) {
    this.server = server;
  }

  @Test
  void everyStyleAcceptedReadsBackFromItsBytes() throws Exception {
    Random random = new Random(SEED);
    int accepted = 0;
    for (int tries = 0; accepted < COUNT; tries++) {
      assertThat(tries).as("tries for %d styles", accepted).isLessThan(8 * COUNT + 100);
      String text = "https://example.com/" + Long.toString(random.nextLong() >>> 1, 36);
      String order = order(random, text);
      Answer answer = server.api().send(Call.generate(order).withKey(server.demoKey()));
      assertThat(answer.status()).as("%s: %s", order, answer).isIn(200, 400);
      if (answer.status() == 200) {
        accepted++;
        assertThat(ReadBack.isRead(answer.body(), text)).as(order).isTrue();
      }
    }
    System.out.println("random styles, seed " + SEED + ": " + accepted + " accepted, all read");
  }

  private static String order(Random random, String text) {
    JsonObjectBuilder order =
        Json.createObjectBuilder()
            .add("data", text)
            .add("format", one(random, "png", "png", "jpg"))
            .add("size_inches", 1 + random.nextInt(8) / 4.0)
            .add("dpi", 150 + random.nextInt(4) * 50)
            .add("color", color(random, 0x60))
            .add("background", one(random, "white", "transparent", color(random, 0xFF)))
            .add(
                "pattern",
                one(
                    random,
                    "squares",
                    "rounded",
                    "dot",
                    "diamond",
                    "liquid",
                    "connected-h",
                    "connected-v",
                    "hexagon",
                    "star",
                    "halftone",
                    "frame"))
            .add("quiet_zone", random.nextInt(8))
            .add("error_correction", one(random, "L", "M", "Q", "H"))
            .add("eye_outer_frame", random.nextBoolean())
            .add("eye_outer_frame_match", random.nextBoolean())
            .add("auto_fix", random.nextInt(4) == 0);
    if (random.nextInt(3) == 0) {
      order.add("gradient_from", color(random, 0x80)).add("gradient_to", color(random, 0x80));
    }
    if (random.nextBoolean()) {
      order.add("eye_shape", one(random, "square", "rounded", "circle", "frame"));
    } else {
      order
          .add(
              "eye_border_shape",
              one(
                  random, "square", "rounded", "circle", "leaf-tl", "leaf-tr", "leaf-br", "leaf-bl",
                  "frame"))
          .add(
              "eye_center_shape",
              one(
                  random,
                  "square",
                  "rounded",
                  "circle",
                  "leaf-tl",
                  "sunburst",
                  "star",
                  "diamond",
                  "cross"));
    }
    if (random.nextInt(3) == 0) {
      order.add("eye_color", color(random, 0x80));
    }
    if (random.nextInt(4) == 0) {
      order
          .add("eye_border_color", color(random, 0x80))
          .add("eye_center_color", color(random, 0x80));
    }
    if (random.nextInt(3) == 0) {
      order
          .add(
              "frame_style",
              one(
                  random,
                  "border",
                  "rounded",
                  "banner-bottom",
                  "banner-top",
                  "bubble-bottom",
                  "bubble-top",
                  "brackets"))
          .add("frame_color", color(random, 0xFF))
          .add("frame_label", "Scan me");
    }
    return order.build().toString();
  }

  private static String one(Random random, String... values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  /** A colour whose parts are below a limit, sometimes translucent. */
  private static String color(Random random, int limit) {
    String rgb =
        String.format(
            Locale.ROOT,
            "#%02X%02X%02X",
            random.nextInt(limit),
            random.nextInt(limit),
            random.nextInt(limit));
    return random.nextInt(6) == 0
        ? rgb + String.format(Locale.ROOT, "%02X", 128 + random.nextInt(128))
        : rgb;
  }
}
