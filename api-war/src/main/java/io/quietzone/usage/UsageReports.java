package io.quietzone.usage;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was used. */
@Singleton
class UsageReports {

  private final EntityManager database;

  @Inject
  UsageReports(EntityManager database) {
    this.database = database;
  }

  Usage usage(Payer payer, LocalDate month) {
    Object[] row =
        (Object[])
            database
                .createNativeQuery(
                    """
                    select
                      (select prefix from api_key where id = ?2),
                      coalesce((select renders from monthly_usage where workspace_id = ?1 and month = ?3), 0),
                      coalesce((select renders from key_usage where key_id = ?2 and month = ?3), 0),
                      coalesce((select balance from credit_balance where workspace_id = ?1), 0),
                      (select count(*) from code where workspace_id = ?1 and active and deleted_at is null)
                    """)
                .setParameter(1, payer.workspaceId())
                .setParameter(2, payer.keyId())
                .setParameter(3, month)
                .getSingleResult();
    long used = number(row[1]);
    long usedByKey = number(row[2]);
    return new Usage(
        Optional.ofNullable((String) row[0]),
        payer.plan(),
        payer.used(used, usedByKey),
        payer.remaining(used, usedByKey),
        number(row[4]),
        number(row[3]));
  }

  List<Usage.OfKey> byKey(String workspaceId, LocalDate month) {
    List<?> rows =
        database
            .createNativeQuery(
                """
                select k.id, k.name, k.prefix, k.revoked_at is null, coalesce(u.renders, 0)
                from api_key k left join key_usage u on u.key_id = k.id and u.month = ?2
                where k.workspace_id = ?1 and (k.revoked_at is null or u.renders > 0)
                order by k.created_at desc, k.id desc
                """)
            .setParameter(1, workspaceId)
            .setParameter(2, month)
            .getResultList();
    return rows.stream().map(row -> ofKey((Object[]) row)).toList();
  }

  private static Usage.OfKey ofKey(Object[] row) {
    return new Usage.OfKey(
        (String) row[0], (String) row[1], (String) row[2], (Boolean) row[3], number(row[4]));
  }

  private static long number(@Nullable Object value) {
    return value == null ? 0 : ((Number) value).longValue();
  }
}
