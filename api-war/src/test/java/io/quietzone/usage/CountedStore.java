package io.quietzone.usage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** What the database's functions do, in memory, for one workspace of one key. */
final class CountedStore extends UsageStore {

  private record Row(LocalDate month, UUID holder, long renders) {}

  private final Map<LocalDate, Long> used = new HashMap<>();
  private final Map<Long, Row> leases = new HashMap<>();
  private final List<Long> kept = new ArrayList<>();
  private long lastLease;
  private long statements;

  @Override
  synchronized Ahead take(
      Payer payer, LocalDate month, long wanted, long most, OptionalLong lease, UUID holder) {
    statements++;
    long before = used(month);
    long cap = payer.quotaCap().orElse(Long.MAX_VALUE);
    long granted = Math.min(wanted, cap - before);
    long ahead = granted < wanted ? 0 : Math.min(most, (cap - before - granted) / 64);
    used.put(month, before + granted + ahead);
    long id = 0;
    if (ahead > 0) {
      id =
          lease.isPresent() && leases.containsKey(lease.getAsLong())
              ? lease.getAsLong()
              : ++lastLease;
      Row row = leases.getOrDefault(id, new Row(month, holder, 0));
      leases.put(id, new Row(row.month(), row.holder(), row.renders() + ahead));
    }
    long after = before + granted;
    return new Ahead(new Taken(granted, 0, after, after, OptionalLong.empty()), id, ahead);
  }

  @Override
  synchronized void settleLease(long lease, long delivered) {
    Row row = leases.remove(lease);
    if (row != null) {
      used.merge(row.month(), delivered - row.renders(), Long::sum);
    }
  }

  @Override
  synchronized void giveBackLeases(UUID holder) {
    of(holder).forEach(lease -> settleLease(lease, 0));
  }

  @Override
  synchronized void keepLeases(UUID holder) {
    kept.addAll(of(holder));
    kept.forEach(leases::remove);
  }

  private List<Long> of(UUID holder) {
    return leases.entrySet().stream()
        .filter(lease -> lease.getValue().holder().equals(holder))
        .map(Map.Entry::getKey)
        .toList();
  }

  synchronized long used(LocalDate month) {
    return used.getOrDefault(month, 0L);
  }

  synchronized long leases() {
    return leases.size();
  }

  synchronized List<Long> kept() {
    return List.copyOf(kept);
  }

  synchronized long statements() {
    return statements;
  }
}
