package io.quietzone.scans;

import io.quietzone.codes.Code;
import io.quietzone.scans.Analytics.Day;
import io.quietzone.scans.Analytics.Share;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what was counted from the rollups: its time grows with days, not with scans. */
@Singleton
class AnalyticsReader {

  /** Values of a dimension at the most. */
  private static final int MAX_SHARES = 100;

  private static final String DAYS =
      """
      select cast(d as date), coalesce(h.scans, 0), coalesce(v.visitors, 0), coalesce(h.bots, 0)
      from generate_series(cast(?2 as timestamp), cast(?3 as timestamp), interval '1 day') d
      left join (
        select cast(hour at time zone 'UTC' as date) as day,
          cast(sum(scans) as bigint) as scans, cast(sum(bots) as bigint) as bots
        from scan_hour
        where code_id = ?1 and hour >= cast(?2 as timestamp) at time zone 'UTC'
          and hour < (cast(?3 as timestamp) + interval '1 day') at time zone 'UTC'
        group by 1) h on h.day = cast(d as date)
      left join scan_visitors v on v.code_id = ?1 and v.day = cast(d as date)
      order by 1
      """;

  private static final String SHARES =
      """
      select dimension, value, scans from (
        select dimension, value, cast(sum(scans) as bigint) as scans,
          row_number() over (partition by dimension order by sum(scans) desc, value) as place
        from scan_day
        where code_id = ?1 and day between ?2 and ?3
        group by dimension, value) ranked
      where place <= ?4
      order by dimension, place
      """;

  private final EntityManager database;

  @Inject
  AnalyticsReader(EntityManager database) {
    this.database = database;
  }

  Analytics read(Code code, Period period) {
    List<Day> days = days(code.id(), period);
    return new Analytics(
        days.stream().mapToLong(Day::scans).sum(),
        days.stream().mapToLong(Day::visitors).sum(),
        days.stream().mapToLong(Day::bots).sum(),
        days,
        shares(code.id(), period));
  }

  private List<Day> days(String codeId, Period period) {
    List<?> rows =
        database
            .createNativeQuery(DAYS)
            .setParameter(1, codeId)
            .setParameter(2, Date.valueOf(period.from()))
            .setParameter(3, Date.valueOf(period.to()))
            .getResultList();
    List<Day> days = new ArrayList<>();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      days.add(new Day(date(row[0]), number(row[1]), number(row[2]), number(row[3])));
    }
    return days;
  }

  private Map<Dimension, List<Share>> shares(String codeId, Period period) {
    List<?> rows =
        database
            .createNativeQuery(SHARES)
            .setParameter(1, codeId)
            .setParameter(2, Date.valueOf(period.from()))
            .setParameter(3, Date.valueOf(period.to()))
            .setParameter(4, MAX_SHARES)
            .getResultList();
    Map<Dimension, List<Share>> shares = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      shares.put(dimension, new ArrayList<>());
    }
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      shares
          .computeIfAbsent(Dimension.valueOf((String) row[0]), dimension -> new ArrayList<>())
          .add(new Share((String) row[1], number(row[2])));
    }
    return shares;
  }

  private static LocalDate date(Object value) {
    return ((Date) value).toLocalDate();
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
