package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.plans.Quotas;
import io.quietzone.plans.Quotas.Reservation;
import io.quietzone.render.Pictures.Found;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Predicate;

/** Renders for callers: within their plan, on their quota. */
@Singleton
public class Renders {

  private final Plans plans;
  private final Quotas quotas;
  private final Renderers renderers;
  private final Pictures pictures;

  @Inject
  Renders(Plans plans, Quotas quotas, Renderers renderers, Pictures pictures) {
    this.plans = plans;
    this.quotas = quotas;
    this.renderers = renderers;
    this.pictures = pictures;
  }

  /**
   * Delivers a picture. Only a picture that is delivered costs quota, from the cache or not.
   *
   * @param autoFix whether the nearest order that can be read may be drawn instead
   * @param known tells whether the caller already has the picture of an entity tag; then it is not
   *     delivered
   * @throws io.quietzone.problem.Problem if the order, the plan or the quota does not allow it
   */
  public Rendered render(Caller caller, Order order, boolean autoFix, Predicate<String> known) {
    Format format = renderers.get(order.format());
    Plan plan = plans.get(caller.plan());
    order.requireAllowedBy(plan);
    Reservation reservation = quotas.reserve(caller.workspaceId(), plan, 1);
    try {
      long start = System.nanoTime();
      Found picture = pictures.get(order, autoFix);
      long milliseconds = picture.cached() ? 0 : (System.nanoTime() - start) / 1_000_000;
      boolean delivered = !known.test(picture.entityTag());
      if (!delivered) {
        quotas.release(reservation);
      }
      return new Rendered(
          delivered ? Optional.of(picture.file()) : Optional.empty(),
          picture.entityTag(),
          format,
          picture.cached(),
          milliseconds,
          plan.id(),
          reservation.remaining(),
          picture.proof(),
          picture.fixed());
    } catch (RuntimeException | Error e) {
      giveBack(reservation, e);
      throw e;
    }
  }

  /**
   * Makes sure that a picture would be delivered, as long as quota is left; it costs none.
   *
   * @param autoFix whether the nearest order that can be read may be drawn instead
   * @throws io.quietzone.problem.Problem if the order or the plan does not allow it
   */
  public void check(Caller caller, Order order, boolean autoFix) {
    renderers.get(order.format());
    order.requireAllowedBy(plans.get(caller.plan()));
    pictures.prepare(order, autoFix);
  }

  private void giveBack(Reservation reservation, Throwable failure) {
    try {
      quotas.release(reservation);
    } catch (RuntimeException e) {
      // The first failure is the one to tell.
      failure.addSuppressed(e);
    }
  }
}
