package io.quietzone.codes;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Tells other systems what became of codes, by the transaction that made it so. */
@Singleton
class Events {

  private final EntityManager database;

  @Inject
  Events(EntityManager database) {
    this.database = database;
  }

  void created(List<String> ids) {
    write("dynamic_qr.created", ids);
  }

  void updated(String id) {
    write("dynamic_qr.updated", List.of(id));
  }

  /**
   * Writes an event for each code, as it is now.
   *
   * @param ids of codes that are in the database
   */
  private void write(String type, List<String> ids) {
    database
        .createNativeQuery(
            """
            insert into event (workspace_id, type, data, created_at)
            select workspace_id, cast(?1 as text), jsonb_build_object(
              'id', id, 'short_id', short_id, 'name', name, 'destination_url', destination,
              'variants', variants, 'is_active', active, 'version', version), now()
            from code where id in (select jsonb_array_elements_text(cast(?2 as jsonb)))
            """)
        .setParameter(1, type)
        .setParameter(2, StoredJson.ofStrings(ids))
        .executeUpdate();
  }
}
