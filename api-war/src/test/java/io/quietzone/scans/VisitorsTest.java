package io.quietzone.scans;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import org.apache.datasketches.hll.HllSketch;
import org.junit.jupiter.api.Test;

class VisitorsTest {

  private static final long NOON = Instant.parse("2026-11-25T12:00:00Z").toEpochMilli();
  private static final long NEXT_NOON = Instant.parse("2026-11-26T12:00:00Z").toEpochMilli();
  private static final long DAY = Visitors.day(NOON);
  private static final InetAddress SOMEBODY = address(7);

  @Test
  void aVisitorIsTheSameAllDayOnAllNodesThatShareTheSalt() {
    byte[] salt = salt(1);
    Visitors node = visitors();
    Visitors other = visitors();
    assertThat(number(node, NOON)).isNotEqualTo(number(other, NOON));

    node.share(DAY, salt, salt(2));
    other.share(DAY, salt, salt(2));

    assertThat(number(node, NOON)).isEqualTo(number(other, NOON));
    assertThat(node.number(SOMEBODY, "another browser", NOON)).isNotEqualTo(number(node, NOON));
    assertThat(node.number(address(8), "browser", NOON)).isNotEqualTo(number(node, NOON));
  }

  @Test
  void theNextDayHasTheSaltThatWasSharedForItOrOneOfItsOwn() {
    Visitors node = visitors();
    Visitors other = visitors();
    node.share(DAY, salt(1), salt(2));
    other.share(DAY + 1, salt(2), salt(3));

    long today = number(node, NOON);
    assertThat(number(node, NEXT_NOON)).isEqualTo(number(other, NEXT_NOON)).isNotEqualTo(today);

    long much = NEXT_NOON + 5 * (NEXT_NOON - NOON);
    assertThat(number(node, much)).isEqualTo(number(node, much)).isNotEqualTo(number(other, much));
  }

  @Test
  void theFirstScanOfAVisitorAtACodeIsTold() {
    Visitors node = visitors();

    assertThat(node.isFirst(42, "code")).isTrue();
    assertThat(node.isFirst(42, "code")).isFalse();
    assertThat(node.isFirst(42, "other code")).isTrue();
    assertThat(node.isFirst(43 << 8, "code")).isTrue();
  }

  @Test
  void aMillionVisitorsAreCountedWithinTwoPercentAndAFewExactly() {
    Visitors node = visitors();
    HllSketch whole = Sketches.empty();
    HllSketch stored = Sketches.empty();
    for (int visitor = 0; visitor < 1_000_000; visitor++) {
      long number = node.number(address(visitor), "browser", NOON);
      whole.update(number);
      whole.update(number);
      if (visitor % 100_000 == 0) {
        // As the importer does: a batch at a time, through what is stored.
        stored = Sketches.union(stored.toCompactByteArray(), whole);
      }
      if (visitor == 99) {
        assertThat(Sketches.count(whole)).isEqualTo(100);
      }
    }
    stored = Sketches.union(stored.toCompactByteArray(), whole);

    System.out.printf(
        Locale.ROOT,
        "unique visitors: %d of 1000000 counted, %+.2f %%; through the database %d, %+.2f %%%n",
        Sketches.count(whole),
        percentOff(whole),
        Sketches.count(stored),
        percentOff(stored));
    assertThat(Sketches.count(whole)).isBetween(980_000L, 1_020_000L);
    assertThat(Sketches.count(stored)).isBetween(980_000L, 1_020_000L);
    assertThat(stored.toCompactByteArray().length).isLessThan(34_000);
  }

  @Test
  void aCoarserSketchOfAnEarlierVersionIsGoneOnWith() {
    HllSketch earlier = new HllSketch(14);
    HllSketch now = Sketches.empty();
    LongStream.range(0, 150_000).forEach(earlier::update);
    LongStream.range(50_000, 200_000).forEach(now::update);

    HllSketch both = Sketches.union(earlier.toCompactByteArray(), now);

    assertThat(Sketches.count(both)).isBetween(194_000L, 206_000L);
  }

  /** How far a count of a million is off. */
  private static double percentOff(HllSketch sketch) {
    return (Sketches.count(sketch) - 1_000_000) / 10_000.0;
  }

  private static long number(Visitors node, long time) {
    return node.number(SOMEBODY, "browser", time);
  }

  private static Visitors visitors() {
    return new Visitors(Clock.fixed(Instant.ofEpochMilli(NOON), ZoneOffset.UTC));
  }

  private static byte[] salt(int fill) {
    byte[] salt = new byte[32];
    Arrays.fill(salt, (byte) fill);
    return salt;
  }

  private static InetAddress address(int number) {
    try {
      return InetAddress.getByAddress(
          new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
