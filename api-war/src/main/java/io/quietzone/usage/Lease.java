package io.quietzone.usage;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Renders that this node has taken ahead, and delivers without asking. It is open while it is used,
 * and added to when nothing is left of it; then closed, so that what was delivered is certain; then
 * settled, which gives the rest back.
 */
final class Lease {

  /** How many are taken ahead to begin with, and at the least. */
  static final long FIRST_AHEAD = 16;

  private static final long MAX_AHEAD = 4096;
  private static final long AHEAD_NANOS = 100_000_000;
  private static final long IDLE_NANOS = 1_000_000_000;

  private final long id;
  private final Payer payer;
  private final LocalDate month;
  private final long endsAt;
  private final LeaseFile.Slot slot;
  private volatile Block block;
  private boolean settled;

  /**
   * How much there is.
   *
   * @param limit renders of the lease, in all
   * @param used of the workspace's quota this month when all of them are
   * @param usedByKey by the key then
   * @param added how many came last
   * @param at when, in {@link System#nanoTime}
   */
  private record Block(long limit, long used, long usedByKey, long added, long at) {}

  Lease(Payer payer, LocalDate month, Ahead ahead, LeaseFile.Slot slot, long now) {
    this.id = ahead.lease();
    this.payer = payer;
    this.month = month;
    this.endsAt = month.plusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    this.slot = slot;
    this.block = block(ahead.leased(), ahead, now);
  }

  private static Block block(long limit, Ahead ahead, long now) {
    Taken taken = ahead.taken();
    return new Block(
        limit,
        taken.used() + ahead.leased(),
        taken.usedByKey() + ahead.leased(),
        ahead.leased(),
        now);
  }

  long id() {
    return id;
  }

  Line line() {
    return payer.line();
  }

  boolean isOf(String workspaceId) {
    return payer.workspaceId().equals(workspaceId);
  }

  /** Whether it can be added to for a caller. */
  boolean isFor(Payer caller, LocalDate thisMonth) {
    return month.equals(thisMonth) && payer.equals(caller);
  }

  /** How many more, so that they last for a tenth of a second at the pace of those before. */
  long ahead(long now) {
    Block last = block;
    long pace = (long) ((double) last.added() * AHEAD_NANOS / Math.max(1, now - last.at()));
    return Math.max(FIRST_AHEAD, Math.min(pace, Math.min(4 * last.added(), MAX_AHEAD)));
  }

  /** Adds what was taken ahead for it. */
  void add(Ahead ahead, long now) {
    block = block(block.limit() + ahead.leased(), ahead, now);
  }

  /**
   * Takes one render.
   *
   * @param millis since 1970
   * @return empty if none is left, or the caller's plan or the month is another now
   */
  Optional<Taken> take(Payer caller, long millis) {
    if (millis >= endsAt || !payer.equals(caller)) {
      return Optional.empty();
    }
    Block now = block;
    long delivered = slot.add(now.limit());
    if (delivered == 0) {
      return Optional.empty();
    }
    long left = now.limit() - delivered;
    return Optional.of(
        new Taken(1, 0, now.used() - left, now.usedByKey() - left, OptionalLong.empty()));
  }

  /** How many are counted as used, and are not delivered yet. */
  synchronized long left() {
    return settled ? 0 : Math.max(0, block.limit() - slot.delivered());
  }

  /** Whether nothing was added for a second: what is left is not asked for. */
  boolean isIdle(long now) {
    return now - block.at() > IDLE_NANOS;
  }

  /** Lets nobody take more. */
  void close() {
    slot.close();
  }

  /** What was delivered of it; certain when it is closed. */
  long delivered() {
    return slot.delivered();
  }

  /**
   * Settles it, once.
   *
   * @param settling gives back what was not delivered; when that fails, it is to be settled still
   */
  synchronized void settle(Runnable settling) {
    if (!settled) {
      close();
      settling.run();
      settled = true;
      slot.free();
    }
  }
}
