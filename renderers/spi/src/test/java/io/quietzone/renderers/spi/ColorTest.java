package io.quietzone.renderers.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColorTest {

  private static final Color FAINT = new Color(255, 0, 100, 51);

  @Test
  void opaqueColorHidesWhatIsBelow() {
    assertEquals(Color.BLACK, Color.BLACK.over(Color.WHITE));
    assertEquals(Color.BLACK, Color.BLACK.over(Color.TRANSPARENT));
  }

  @Test
  void transparentColorShowsWhatIsBelow() {
    assertEquals(FAINT, Color.TRANSPARENT.over(FAINT));
    assertEquals(FAINT, FAINT.over(Color.TRANSPARENT));
    assertEquals(Color.TRANSPARENT, new Color(1, 2, 3, 0).over(Color.TRANSPARENT));
  }

  @Test
  void faintColorIsMixedByItsOpacity() {
    assertEquals(new Color(51, 0, 20, 255), FAINT.over(Color.BLACK));
    assertEquals(new Color(255, 204, 224, 255), FAINT.over(Color.WHITE));
  }

  @Test
  void opacitiesAddUp() {
    // 128 + 128 * 127 / 255, and the upper one weighs twice as much.
    assertEquals(
        new Color(170, 85, 0, 192), new Color(255, 0, 0, 128).over(new Color(0, 255, 0, 128)));
  }
}
