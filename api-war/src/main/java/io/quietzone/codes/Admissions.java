package io.quietzone.codes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Lets scans through. */
@Singleton
class Admissions {

  /** One statement, so that scans at the same time never share the last one. */
  private static final String ADMIT =
      "update code set admitted = admitted + 1"
          + " where id = ?1 and (max_scans is null or admitted < max_scans)";

  private final EntityManager database;
  private final LiveCodes live;

  @Inject
  Admissions(EntityManager database, LiveCodes live) {
    this.database = database;
    this.live = live;
  }

  /** Whether one more scan is within the maximum. */
  @Transactional
  boolean admit(LiveCode code) {
    boolean admitted =
        database.createNativeQuery(ADMIT).setParameter(1, code.id()).executeUpdate() == 1;
    if (!admitted) {
      // The next scans shall not have to ask.
      live.changed(code.shortId());
    }
    return admitted;
  }

  /** A code gets a maximum, by the transaction that runs: what was scanned before is within it. */
  void begin(Code code) {
    database
        .createNativeQuery("update code set admitted = greatest(admitted, scans) where id = ?1")
        .setParameter(1, code.id())
        .executeUpdate();
  }

  /** The hash of what a visitor has to give. */
  Optional<String> passwordHash(LiveCode code) {
    List<?> found =
        database
            .createNativeQuery("select password_hash from code where id = ?1")
            .setParameter(1, code.id())
            .getResultList();
    return found.stream().filter(Objects::nonNull).map(String.class::cast).findFirst();
  }
}
