package io.quietzone.codes;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quietzone.codes.LiveCode.Planned;
import io.quietzone.database.Notices;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads what scans have to know of codes, and hears on every node when that changes. */
@Singleton
class LiveCodes {

  private static final String TOPIC = "code";

  /** Look-ups at the same time. */
  private static final int READERS = 4;

  private static final String READ =
      """
      select c.id, c.workspace_id, w.plan, c.destination, cast(c.variants as text),
        c.active, c.deleted_at is not null,
        cast(extract(epoch from c.starts_at) * 1000 as bigint),
        cast(extract(epoch from c.expires_at) * 1000 as bigint),
        coalesce(c.max_scans, 0), coalesce(c.admitted >= c.max_scans, false),
        c.password_hash is not null,
        (select cast(json_agg(json_build_object(
            'at', cast(extract(epoch from p.at) * 1000 as bigint),
            'destination', p.destination, 'variants', p.variants) order by p.at, p.id) as text)
          from planned_change p where p.code_id = c.id)
      from code c join workspace w on w.id = c.workspace_id where c.short_id = ?1
      """;

  private final EntityManager database;
  private final Notices notices;
  private final LiveCache cache;

  /** Not those that answer requests: these wait for a look-up, and could all be waiting. */
  private final ExecutorService readers;

  @Resource private ManagedThreadFactory threads;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Inject
  LiveCodes(EntityManager database, Notices notices) {
    // Not yet injected: threads are made on first use.
    this.readers = Executors.newFixedThreadPool(READERS, task -> threads.newThread(task));
    this.database = database;
    this.notices = notices;
    this.cache = new LiveCache(this::read, readers, Ticker.systemTicker());
    notices.listen(TOPIC, cache::changed, cache::allMayHaveChanged);
  }

  @PreDestroy
  void stop() {
    readers.shutdownNow();
  }

  Optional<LiveCode> get(String shortId) {
    return cache.get(shortId);
  }

  /**
   * Tells all nodes, when the running transaction commits, that a code has changed. This node knows
   * before its caller goes on.
   */
  void changed(String shortId) {
    notices.send(TOPIC, shortId);
    forget(shortId);
  }

  /**
   * Takes note that a code is new when the running transaction commits. Other nodes may have looked
   * in vain for a short id that its owner chose; nobody asked them for one that was drawn.
   */
  void created(String shortId) {
    if (ShortId.isDrawn(shortId)) {
      forget(shortId);
    } else {
      changed(shortId);
    }
  }

  private void forget(String shortId) {
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nothing has changed for anybody yet.
          }

          @Override
          public void afterCompletion(int status) {
            cache.changed(shortId);
          }
        });
  }

  private Optional<LiveCode> read(String shortId) {
    List<?> found = database.createNativeQuery(READ).setParameter(1, shortId).getResultList();
    return found.isEmpty() ? Optional.empty() : Optional.of(code(shortId, (Object[]) found.get(0)));
  }

  private static LiveCode code(String shortId, Object[] row) {
    Route route =
        new Route(Destination.stored((String) row[3]), StoredJson.variants((String) row[4]));
    return new LiveCode(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        shortId,
        route,
        row[12] == null ? List.of() : planned(route, StoredJson.array((String) row[12])),
        (Boolean) row[5],
        (Boolean) row[6],
        row[7] == null ? Long.MIN_VALUE : ((Number) row[7]).longValue(),
        row[8] == null ? Long.MAX_VALUE : ((Number) row[8]).longValue(),
        ((Number) row[9]).longValue(),
        (Boolean) row[10],
        (Boolean) row[11]);
  }

  /** Each change builds on those before it. */
  private static List<Planned> planned(Route route, JsonArray changes) {
    List<Planned> planned = new ArrayList<>();
    Route latest = route;
    for (JsonObject change : changes.getValuesAs(JsonObject.class)) {
      String destination = change.getString("destination", null);
      JsonArray variants = change.isNull("variants") ? null : change.getJsonArray("variants");
      latest = StoredJson.routeChange(destination, variants).of(latest);
      planned.add(new Planned(change.getJsonNumber("at").longValue(), latest));
    }
    return planned;
  }
}
