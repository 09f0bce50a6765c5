package io.quietzone.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenerTest {

  private final List<String> told = new ArrayList<>();

  @Test
  void aListenerIsToldWhatWasSent() {
    Listener listener = new Listener(told::add, () -> told.add("gap"));

    listener.hear("k7x2mqf");
    listener.miss();

    assertThat(told).containsExactly("k7x2mqf", "gap");
  }

  @Test
  void oneThatFailsIsToldThatItHasMissedSomething() {
    Listener listener = new Listener(ListenerTest::fail, () -> told.add("gap"));

    listener.hear("k7x2mqf");

    assertThat(told).containsExactly("gap");
  }

  @Test
  void oneThatAlwaysFailsHarmsNobody() {
    Listener listener = new Listener(ListenerTest::fail, () -> fail("gap"));

    listener.hear("k7x2mqf");
    listener.miss();

    assertThat(told).isEmpty();
  }

  private static void fail(String text) {
    throw new IllegalStateException("played, at " + text);
  }
}
