package io.quietzone.plans;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Judgement;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A plan of the catalogue.
 *
 * @param id as callers see it
 * @param rendersPerMonth empty when there is no limit
 * @param overage what happens beyond {@code rendersPerMonth}
 * @param maxInches the largest printed edge, inches
 * @param maxDpi the finest resolution, dots per inch
 * @param customLogo whether a logo may be put on symbols
 * @param studio whether the Studio dialect may be used
 * @param maxBulkItems how many pictures one request may order; 0 for none
 * @param maxActiveCodes how many dynamic codes may be active at once; empty when there is no limit
 * @param maxDestinationEdits how often the destination of one code may change; empty when there is
 *     no limit
 * @param scansPerMonth how many scans are counted in a month; empty when there is no limit
 * @param seats how many members a workspace may have; empty when there is no limit
 * @param webhooks whether other systems may be told of events
 * @param variants whether a code may lead to several destinations
 * @param requestsPerMinute how many requests a key has in a minute, in the long run
 * @param burst how many requests a key may send at once
 */
public record Plan(
    String id,
    OptionalLong rendersPerMonth,
    Overage overage,
    double maxInches,
    int maxDpi,
    boolean customLogo,
    boolean studio,
    int maxBulkItems,
    OptionalLong maxActiveCodes,
    OptionalLong maxDestinationEdits,
    OptionalLong scansPerMonth,
    OptionalLong seats,
    boolean webhooks,
    boolean variants,
    int requestsPerMinute,
    int burst) {

  /**
   * Makes sure that a picture of this size may be printed on this plan.
   *
   * @param inches the printed edge
   * @param dpi dots per inch
   * @throws PlanCap if it is larger or finer than the plan allows
   */
  public void requirePrint(double inches, int dpi) {
    if (inches > maxInches) {
      throw new PlanCap(
          this,
          "prints up to "
              + plain(maxInches)
              + " inches, got size_inches "
              + plain(inches)
              + ". A larger plan prints larger.");
    }
    if (dpi > maxDpi) {
      throw new PlanCap(
          this,
          "prints up to " + maxDpi + " dpi, got dpi " + dpi + ". A larger plan prints finer.");
    }
  }

  /**
   * Makes sure that symbols may have a logo on this plan.
   *
   * @throws PlanCap if not
   */
  public void requireLogo() {
    if (!customLogo) {
      throw new PlanCap(this, "does not allow a logo. A larger plan does.");
    }
  }

  /**
   * Makes sure that pictures may be ordered in bulk on this plan.
   *
   * @throws PlanCap if not
   */
  public void requireBulk() {
    if (maxBulkItems == 0) {
      throw new PlanCap(this, "does not render in bulk. A larger plan does.");
    }
  }

  /**
   * Makes sure that one request may order as many pictures.
   *
   * @throws InvalidFields naming {@code items} if it may not
   */
  public void requireBulk(int items) {
    requireBulk();
    if (items > maxBulkItems) {
      throw new InvalidFields(
          Map.of(
              "items",
              new Judgement(
                  "Plan '"
                      + id
                      + "' caps bulk at "
                      + maxBulkItems
                      + " items per request, got "
                      + items
                      + ".")));
    }
  }

  /** Whether another plan allows everything that this one does, leaving money aside. */
  public boolean isWithin(Plan other) {
    return within(rendersPerMonth, other.rendersPerMonth)
        && maxInches <= other.maxInches
        && maxDpi <= other.maxDpi
        && (other.customLogo || !customLogo)
        && (other.studio || !studio)
        && maxBulkItems <= other.maxBulkItems
        && within(maxActiveCodes, other.maxActiveCodes)
        && within(maxDestinationEdits, other.maxDestinationEdits)
        && within(scansPerMonth, other.scansPerMonth)
        && within(seats, other.seats)
        && (other.webhooks || !webhooks)
        && (other.variants || !variants)
        && requestsPerMinute <= other.requestsPerMinute
        && burst <= other.burst;
  }

  private static boolean within(OptionalLong limit, OptionalLong other) {
    return limit.orElse(Long.MAX_VALUE) <= other.orElse(Long.MAX_VALUE);
  }

  /**
   * Makes sure that a workspace may have some more active codes.
   *
   * @param active how many it has
   * @param more how many there are to be beside them
   * @throws PlanCap if it may not
   */
  public void requireActiveCodes(long active, int more) {
    if (maxActiveCodes.isPresent() && active + more > maxActiveCodes.getAsLong()) {
      throw new PlanCap(
          this,
          "allows "
              + maxActiveCodes.getAsLong()
              + " active dynamic codes, and "
              + active
              + " are. Switch one off, or take a larger plan.");
    }
  }

  /**
   * Makes sure that a code may lead to several destinations.
   *
   * @throws PlanCap if not
   */
  public void requireVariants() {
    if (!variants) {
      throw new PlanCap(this, "does not allow variants. A larger plan does.");
    }
  }

  /**
   * Makes sure that it may be changed once more where a code leads.
   *
   * @param before how often it was changed, or is going to be
   * @throws EditsUsedUp if not
   */
  public void requireDestinationEdit(long before) {
    if (maxDestinationEdits.isPresent() && before >= maxDestinationEdits.getAsLong()) {
      throw new EditsUsedUp(this, maxDestinationEdits.getAsLong());
    }
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** What happens to a render beyond the month's quota. */
  public enum Overage {
    /** It is refused. */
    REFUSED,
    /** It is made, and billed. */
    BILLED
  }
}
