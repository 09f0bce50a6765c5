package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random orders, every parameter drawn: what the server accepts is read by every decoder from the
 * bytes that arrive, and what it names as the nearest that can be read is accepted. A longer run,
 * as in CONTRIBUTING.md:
 *
 * <pre>
 * mvn verify -Dit.test=RandomStylesIT -Dstyles=2000 -Dstyles.seed=1
 * </pre>
 */
@OnOneJava
@ExtendWith(SharedServer.class)
class RandomStylesIT {

  private static final int COUNT = Integer.getInteger("styles", 150);
  private static final int SEED = Integer.getInteger("styles.seed", 2);

  /** Files of lines have no pixels of their own: they are looked at from near and from far. */
  private static final int[] PIXELS = {1200, 800, 500, 300};

  private static final Pattern NEAREST =
      Pattern.compile(": (\\w+=.*) can be, or send auto_fix true\\.");

  private final TestServer server;

  /** How many of each format and of each type of content were read. */
  private final Map<String, Integer> read = new TreeMap<>();

  RandomStylesIT(TestServer server) {
    this.server = server;
  }

  @Test
  void everyStyleAcceptedReadsBackFromItsBytes() throws Exception {
    Random random = new Random(SEED);
    int accepted = 0;
    int told = 0;
    for (int tries = 0; accepted < COUNT; tries++) {
      assertThat(tries).as("tries for %d styles", accepted).isLessThan(8 * COUNT + 100);
      RandomOrder order = RandomOrder.of(random);
      Answer answer = send(order);
      assertThat(answer.status()).as("%s: %s", order.fields(), answer).isIn(200, 400);
      Matcher nearest = NEAREST.matcher(answer.status() == 400 ? answer.text() : "");
      if (nearest.find()) {
        order = order.with(nearest.group(1));
        answer = send(order);
        assertThat(answer.status()).as("as told: %s: %s", order.fields(), answer).isEqualTo(200);
        told++;
      }
      if (answer.status() == 200) {
        accepted++;
        assertReads(order, answer.body());
      }
    }
    System.out.println(
        "random styles, seed "
            + SEED
            + ": "
            + accepted
            + " accepted, "
            + told
            + " of them as an answer told, all read: "
            + read);
    assertThat(read).containsKeys("jpg", "pdf", "png", "svg", "url", "text", "wifi");
  }

  private void assertReads(RandomOrder order, byte[] file) throws Exception {
    Optional<String> data = order.text("data");
    String text = data.isPresent() ? data.get() : ReadBack.text(send(order.plain()).body());
    String format = order.text("format").orElseThrow();
    if (format.equals("eps") && !VectorPicture.hasGhostscript()) {
      return;
    }
    assertThat(isRead(order, format, file, text)).as("%s: %s", text, order.fields()).isTrue();
    read.merge(format, 1, Integer::sum);
    read.merge(order.text("data_type").orElse("url"), 1, Integer::sum);
  }

  private static boolean isRead(RandomOrder order, String format, byte[] file, String text)
      throws Exception {
    if (format.equals("png") || format.equals("jpg")) {
      return ReadBack.isRead(file, text);
    }
    for (int pixels : PIXELS) {
      int dpi = (int) Math.ceil(pixels / order.inches());
      if (ReadBack.isRead(VectorPicture.paint(format, file, dpi), text)) {
        return true;
      }
    }
    Path kept = Files.write(Files.createTempFile("unread", "." + format), file);
    System.out.println("what was not read is kept as " + kept);
    return false;
  }

  private Answer send(RandomOrder order) throws Exception {
    return server.api().send(order.call().withKey(server.demoKey()));
  }
}
