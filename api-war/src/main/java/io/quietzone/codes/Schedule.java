package io.quietzone.codes;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Changes of where codes lead that are still to come. */
@Singleton
class Schedule {

  private static final String SELECT =
      "select id, cast(extract(epoch from at) * 1000 as bigint), destination,"
          + " cast(variants as text) from planned_change where code_id = ?1";

  private final EntityManager database;

  @Inject
  Schedule(EntityManager database) {
    this.database = database;
  }

  /** The changes that wait for a code, the earliest first. */
  List<PlannedChange> list(Code code) {
    List<?> rows =
        database
            .createNativeQuery(SELECT + " order by at, id")
            .setParameter(1, code.id())
            .getResultList();
    return rows.stream().map(row -> change((Object[]) row)).toList();
  }

  PlannedChange add(Code code, Instant at, RouteChange change, Instant now) {
    String id = UlidCreator.getMonotonicUlid().toString();
    database
        .createNativeQuery(
            "insert into planned_change (id, code_id, at, destination, variants, created_at)"
                + " values (?1, ?2, ?3, cast(?4 as text), cast(?5 as jsonb), ?6)")
        .setParameter(1, id)
        .setParameter(2, code.id())
        .setParameter(3, at.atOffset(ZoneOffset.UTC))
        .setParameter(4, change.destination().map(Destination::url).orElse(null))
        .setParameter(5, change.variants().map(StoredJson::ofVariants).orElse(null))
        .setParameter(6, now.atOffset(ZoneOffset.UTC))
        .executeUpdate();
    return new PlannedChange(id, at, change);
  }

  /** Takes a change back, or away when it was made; false if the code has no such. */
  boolean remove(Code code, String id) {
    return database
            .createNativeQuery("delete from planned_change where code_id = ?1 and id = ?2")
            .setParameter(1, code.id())
            .setParameter(2, id)
            .executeUpdate()
        == 1;
  }

  /** Takes all changes of a code back. */
  void clear(Code code) {
    database
        .createNativeQuery("delete from planned_change where code_id = ?1")
        .setParameter(1, code.id())
        .executeUpdate();
  }

  private static PlannedChange change(Object[] row) {
    return new PlannedChange(
        (String) row[0],
        Instant.ofEpochMilli(((Number) row[1]).longValue()),
        StoredJson.routeChange(
            (String) row[2], row[3] == null ? null : StoredJson.array((String) row[3])));
  }
}
