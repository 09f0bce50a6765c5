package io.quietzone.codes;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Judgement;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Short ids that no code has, nor ever had. */
@Singleton
class ShortIds {

  /** SQLSTATE of PostgreSQL: unique_violation. */
  private static final String DUPLICATE = "23505";

  private final EntityManager database;
  private final SecureRandom random = new SecureRandom();

  @Inject
  ShortIds(EntityManager database) {
    this.database = database;
  }

  /** Draws some that are free at the moment. */
  List<ShortId> draw(int count) {
    Set<ShortId> free = new LinkedHashSet<>();
    while (free.size() < count) {
      Set<ShortId> drawn = new LinkedHashSet<>();
      for (int i = free.size(); i < count; i++) {
        drawn.add(ShortId.draw(random));
      }
      drawn.removeAll(taken(drawn));
      free.addAll(drawn);
    }
    return new ArrayList<>(free);
  }

  boolean isFree(ShortId wanted) {
    return taken(Set.of(wanted)).isEmpty();
  }

  /**
   * Makes sure that all are free.
   *
   * @throws InvalidFields naming {@code short_id}
   */
  void requireFree(List<ShortId> wanted) {
    if (!wanted.isEmpty() && !taken(Set.copyOf(wanted)).isEmpty()) {
      throw taken();
    }
  }

  /** What to say of an insert that failed because another code was first. */
  static RuntimeException orTaken(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && DUPLICATE.equals(sql.getSQLState())) {
        return taken();
      }
    }
    return failure;
  }

  private static InvalidFields taken() {
    return new InvalidFields(
        Map.of("short_id", new Judgement("This short id is taken: choose another.")));
  }

  private List<ShortId> taken(Set<ShortId> ids) {
    List<?> found =
        database
            .createNativeQuery(
                "select short_id from code"
                    + " where short_id in (select jsonb_array_elements_text(cast(?1 as jsonb)))")
            .setParameter(1, StoredJson.ofStrings(ids.stream().map(ShortId::text).toList()))
            .getResultList();
    return found.stream().map(text -> new ShortId((String) text)).toList();
  }
}
