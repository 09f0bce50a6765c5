package io.quietzone.renderers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SVG files that are well-formed and allowed, and as hard to draw as 64 KiB can be. */
class SvgBombTest {

  private static final String SQUARE = "<rect width='10' height='10'/>";
  private static final long HEAP = 200L << 20;

  /** What does not fit the heap is not drawn, so that a small one shows that nothing needs more. */
  @Test
  void theHeapIsSmall() {
    assertThat(Runtime.getRuntime().maxMemory()).isLessThan(HEAP);
  }

  @BeforeAll
  static void drawOne() throws UnreadableImageException {
    PictureFile.read(svg(SQUARE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void isDrawnOrRefusedInTimeAndLeavesNothingBehind(String name, byte[] bomb) throws Exception {
    long start = System.nanoTime();

    UnreadableImageException refusal =
        catchThrowableOfType(UnreadableImageException.class, () -> PictureFile.read(bomb));

    long millis = (System.nanoTime() - start) / 1_000_000;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("svg")) {
        thread.join(2000);
        assertThat(thread.isAlive()).as("still drawing").isFalse();
      }
    }
    assertThat(millis).as("milliseconds").isLessThan(2000);
    if (refusal != null) {
      assertThat(refusal).hasMessageContaining("This SVG takes too long to draw");
    }
  }

  /**
   * Ten at once: four are drawn in vain, and who waits behind them is not told that theirs is bad.
   */
  @Test
  void whoWaitsBehindSlowOnesIsToldToComeAgain() throws Exception {
    byte[] slow = svg(("<g opacity='.9'>".repeat(8) + SQUARE + "</g>".repeat(8)).repeat(200));
    ExecutorService senders = Executors.newFixedThreadPool(10);
    try {
      List<Future<UnreadableImageException>> refusals = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        refusals.add(
            senders.submit(
                () ->
                    catchThrowableOfType(
                        UnreadableImageException.class, () -> PictureFile.read(slow))));
      }
      int passing = 0;
      for (Future<UnreadableImageException> refusal : refusals) {
        passing += refusal.get().isPassing() ? 1 : 0;
      }
      assertThat(passing).isBetween(1, 6);
    } finally {
      senders.shutdownNow();
    }
    assertThat(PictureFile.read(svg(SQUARE)).width()).isEqualTo(PictureFile.MAX_EDGE);
  }

  @Test
  void translucentGroupsWithinOneAnotherAreFew() throws UnreadableImageException {
    assertThat(PictureFile.read(translucent(7)).width()).isEqualTo(PictureFile.MAX_EDGE);
    assertThat(
            catchThrowableOfType(
                UnreadableImageException.class, () -> PictureFile.read(translucent(8))))
        .hasMessageContaining("at most 8 elements with an opacity within one another");
    assertThat(
            PictureFile.read(svg("<g style='opacity:1'>".repeat(20) + "</g>".repeat(20))).width())
        .as("opaque")
        .isEqualTo(PictureFile.MAX_EDGE);
    // One beside the other is no matter.
    assertThat(PictureFile.read(svg("<g opacity='.9'/>".repeat(20))).width())
        .isEqualTo(PictureFile.MAX_EDGE);
  }

  private static byte[] translucent(int groups) {
    return svg(
        "<g style='opacity:.9'>".repeat(groups)
            + "<rect opacity='.9' width='10' height='10'/>"
            + "</g>".repeat(groups));
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        bomb("translucent squares", "<rect width='10' height='10' opacity='.5'/>".repeat(1500)),
        bomb(
            "translucent groups",
            ("<g opacity='.9'>".repeat(8) + SQUARE + "</g>".repeat(8)).repeat(200)),
        bomb(
            "gradients",
            "<radialGradient id='a'><stop stop-color='red'/><stop offset='1'/></radialGradient>"
                + "<rect width='10' height='10' fill='url(#a)'/>".repeat(1300)),
        bomb("a star", "<path d='M0 0" + "L10 10 0 10 10 0".repeat(3500) + "'/>"),
        bomb("lines to and fro", "<path stroke='red' d='M0 0" + "l10 10-10 0".repeat(5000) + "'/>"),
        bomb(
            "wide arcs",
            "<path stroke='red' stroke-width='9999' d='M0 0"
                + "a9999 1 45 1 1 9999 9999".repeat(2500)
                + "'/>"),
        bomb(
            "round joins",
            "<path stroke='red' stroke-width='5' stroke-linejoin='round' d='M0 0"
                + "c99 9-99 9 1 1".repeat(4000)
                + "'/>"),
        bomb(
            "circles beyond all bounds",
            "<g transform='scale(1e30)'><circle r='1e30' stroke='red'/></g>".repeat(500)));
  }

  private static Arguments bomb(String name, String content) {
    return Arguments.of(name, svg(content));
  }

  private static byte[] svg(String content) {
    String file = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>" + content;
    return (file + "</svg>").getBytes(StandardCharsets.UTF_8);
  }
}
