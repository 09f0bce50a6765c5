package io.quietzone.usage;

import io.quietzone.accounts.Caller;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plan.Overage;
import io.quietzone.plans.Plans;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * On whose quota something is rendered. A key that was capped to a smaller plan than its
 * workspace's has that plan's quota for itself, within the workspace's.
 *
 * @param keyId null for a person who signed in
 * @param plan what the caller may do
 * @param workspacePlan what the workspace may do
 */
record Payer(String workspaceId, @Nullable String keyId, Plan plan, Plan workspacePlan) {

  static Payer of(Caller caller, Plans plans) {
    return new Payer(
        caller.workspaceId(),
        caller instanceof Caller.Program program ? program.keyId() : null,
        plans.get(caller.plan()),
        plans.get(caller.workspacePlan()));
  }

  /** With whom it takes renders together. */
  Line line() {
    return new Line(workspaceId, keyId);
  }

  /** By the caller alone: it seldom has two plans, and plans are long. */
  @Override
  public int hashCode() {
    return line().hashCode();
  }

  private boolean capped() {
    return !plan.id().equals(workspacePlan.id());
  }

  /** What the workspace's plan has a month; empty without a limit. */
  OptionalLong quota() {
    return workspacePlan.rendersPerMonth();
  }

  /** What may be used of the workspace's quota; empty where more is billed, or without a limit. */
  OptionalLong quotaCap() {
    return cap(workspacePlan);
  }

  /** What the key itself may use; empty where that is what the workspace may. */
  OptionalLong keyCap() {
    return capped() ? plan.rendersPerMonth() : OptionalLong.empty();
  }

  /**
   * What is left of the quota, not below 0; empty without a limit.
   *
   * @param used of the workspace's quota this month
   * @param usedByKey by the key this month
   */
  OptionalLong remaining(long used, long usedByKey) {
    long left = quota().orElse(Long.MAX_VALUE) - used;
    if (keyCap().isPresent()) {
      left = Math.min(left, keyCap().getAsLong() - usedByKey);
    }
    return quota().isPresent() || keyCap().isPresent()
        ? OptionalLong.of(Math.max(0, left))
        : OptionalLong.empty();
  }

  /** Of the quota that bounds this caller: the key's own where it is capped. */
  long used(long usedOfWorkspace, long usedByKey) {
    return capped() ? usedByKey : usedOfWorkspace;
  }

  private static OptionalLong cap(Plan plan) {
    return plan.overage() == Overage.BILLED ? OptionalLong.empty() : plan.rendersPerMonth();
  }
}
