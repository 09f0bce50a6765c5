package io.quietzone.scans;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.datasketches.hll.HllSketch;

/** Scans on their way from the journal to the database, added up. */
final class ScanBatch {

  private static final long HOUR_MILLIS = 3_600_000;

  private final List<Row> rows = new ArrayList<>();
  private final Map<Hour, Count> hours = new HashMap<>();
  private final Map<Value, Long> values = new HashMap<>();
  private final Map<Day, HllSketch> visitors = new HashMap<>();
  private final Map<String, Last> codes = new HashMap<>();
  private final Map<Long, Long> orphans = new HashMap<>();
  private final Map<String, String> shared = new HashMap<>();

  private ScanBatch() {}

  /** A scan, and what its user agent says. */
  record Row(ScanRecord scan, Agent agent, boolean bot) {}

  /**
   * An hour of a code.
   *
   * @param hour its beginning, in milliseconds since 1970
   */
  record Hour(String codeId, long hour) {}

  /** Scans of people and of programs. */
  record Count(long scans, long bots) {
    Count plus(boolean bot) {
      return bot ? new Count(scans, bots + 1) : new Count(scans + 1, bots);
    }
  }

  /**
   * A day of a code.
   *
   * @param day since 1970
   */
  record Day(String codeId, long day) {}

  /** A value of a dimension on a day of a code. */
  record Value(Day day, Dimension dimension, String value) {}

  /** How many scans people made of a code, and when the last was, in milliseconds since 1970. */
  record Last(long scans, long time) {}

  static ScanBatch of(List<byte[]> records, Agents agents) {
    ScanBatch batch = new ScanBatch();
    for (byte[] bytes : records) {
      JournalRecord.of(bytes)
          .ifPresent(
              record -> {
                if (record instanceof ScanRecord scan) {
                  batch.add(scan, agents.of(scan.userAgent()));
                } else {
                  batch.orphans.merge(Visitors.day(record.time()), 1L, Long::sum);
                }
              });
    }
    return batch;
  }

  private void add(ScanRecord scan, Agent agent) {
    boolean bot = scan.preview() || agent.isBot();
    // One copy of each code's id, however often it is in the batch.
    String codeId = shared.computeIfAbsent(scan.codeId(), UnaryOperator.identity());
    rows.add(new Row(scan, agent, bot));
    Hour hour = new Hour(codeId, Math.floorDiv(scan.time(), HOUR_MILLIS) * HOUR_MILLIS);
    hours.merge(hour, new Count(0, 0).plus(bot), (count, one) -> count.plus(bot));
    if (!bot) {
      Day day = new Day(codeId, Visitors.day(scan.time()));
      visitors.computeIfAbsent(day, first -> Sketches.empty()).update(scan.visitor());
      codes.merge(
          codeId,
          new Last(1, scan.time()),
          (last, one) -> new Last(last.scans() + 1, Math.max(last.time(), one.time())));
      count(day, Dimension.COUNTRY, scan.country());
      count(day, Dimension.DEVICE, agent.device());
      count(day, Dimension.OS, agent.system());
      count(day, Dimension.BROWSER, agent.browser());
      count(day, Dimension.REFERRER, scan.referrer());
      count(day, Dimension.LANGUAGE, scan.language());
      count(day, Dimension.VARIANT, scan.variant());
    }
  }

  private void count(Day day, Dimension dimension, String value) {
    values.merge(new Value(day, dimension, value), 1L, Long::sum);
  }

  List<Row> rows() {
    return rows;
  }

  Map<Hour, Count> hours() {
    return hours;
  }

  Map<Value, Long> values() {
    return values;
  }

  Map<Day, HllSketch> visitors() {
    return visitors;
  }

  Map<String, Last> codes() {
    return codes;
  }

  Map<Long, Long> orphans() {
    return orphans;
  }
}
