package io.quietzone.codes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where codes led, from their first day on. */
@Singleton
class Versions {

  private static final String SELECT =
      "select version, destination, cast(variants as text),"
          + " cast(extract(epoch from created_at) * 1000 as bigint) from code_version";

  private final EntityManager database;

  @Inject
  Versions(EntityManager database) {
    this.database = database;
  }

  /**
   * Writes down where codes lead now.
   *
   * @param ids of codes that are in the database
   */
  void add(List<String> ids) {
    database
        .createNativeQuery(
            "insert into code_version (code_id, version, destination, variants, created_at)"
                + " select id, version, destination, variants, updated_at from code"
                + " where id in (select jsonb_array_elements_text(cast(?1 as jsonb)))")
        .setParameter(1, StoredJson.ofStrings(ids))
        .executeUpdate();
  }

  /** Some versions of a code, the newest first. */
  List<Version> list(Code code, int limit, int offset) {
    return versions(
        database
            .createNativeQuery(
                SELECT + " where code_id = ?1 order by version desc limit ?2 offset ?3")
            .setParameter(1, code.id())
            .setParameter(2, limit)
            .setParameter(3, offset));
  }

  Optional<Version> get(Code code, int number) {
    return versions(
            database
                .createNativeQuery(SELECT + " where code_id = ?1 and version = ?2")
                .setParameter(1, code.id())
                .setParameter(2, number))
        .stream()
        .findFirst();
  }

  private static List<Version> versions(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> version((Object[]) row)).toList();
  }

  private static Version version(Object[] row) {
    return new Version(
        ((Number) row[0]).intValue(),
        new Route(Destination.stored((String) row[1]), StoredJson.variants((String) row[2])),
        Instant.ofEpochMilli(((Number) row[3]).longValue()));
  }
}
