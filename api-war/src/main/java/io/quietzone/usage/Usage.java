package io.quietzone.usage;

import io.quietzone.plans.Plan;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much a caller has used this month, and may use.
 *
 * @param keyPrefix how the caller's key starts; empty for a person
 * @param plan what the caller may do
 * @param used renders of the quota that the caller draws on
 * @param remaining renders left of it, not below 0; empty without a limit
 * @param activeCodes dynamic codes of the workspace that are active
 * @param credits renders that were bought beside, and are used first
 */
public record Usage(
    Optional<String> keyPrefix,
    Plan plan,
    long used,
    OptionalLong remaining,
    long activeCodes,
    long credits) {

  /**
   * What one key has used this month.
   *
   * @param active whether it can still be used
   * @param renders from the quota and by credits
   */
  public record OfKey(String id, String name, String prefix, boolean active, long renders) {}
}
