package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.render.Pictures.Found;
import io.quietzone.usage.Quotas;
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
  private final Delivery delivery;

  @Inject
  Renders(Plans plans, Quotas quotas, Renderers renderers, Pictures pictures, Delivery delivery) {
    this.plans = plans;
    this.quotas = quotas;
    this.renderers = renderers;
    this.pictures = pictures;
    this.delivery = delivery;
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
    Drawn drawn = draw(caller, order, autoFix);
    return known.test(drawn.entityTag()) ? drawn.known() : deliver(caller, drawn);
  }

  /**
   * Looks for a picture that was delivered before, and is to be delivered again; it costs none yet.
   *
   * @return empty if it is not kept any more
   * @throws io.quietzone.problem.Problem if the plan does not allow it, or the quota is used up
   */
  public Optional<Drawn> kept(Caller caller, NamedOrder named) {
    Plan plan = requireDeliverable(caller, named.order());
    return pictures
        .kept(named)
        .map(found -> new Drawn(found, renderers.get(named.order().format()), 0, plan.id()));
  }

  /**
   * Delivers a picture.
   *
   * @throws io.quietzone.problem.Problem if the quota does not allow it
   */
  public Rendered deliver(Caller caller, Drawn drawn) {
    return drawn.delivered(quotas.take(caller));
  }

  /**
   * Spares the work of a picture that cannot be delivered, before what it shows is fetched.
   *
   * @throws io.quietzone.problem.Problem if the quota was found used up a moment ago
   */
  public void requireHope(Caller caller) {
    quotas.requireHope(caller);
  }

  private Plan requireDeliverable(Caller caller, Order order) {
    Plan plan = plans.get(caller.plan());
    order.requireAllowedBy(plan);
    quotas.requireHope(caller);
    return plan;
  }

  /**
   * Draws a picture that is to be delivered; it costs none yet.
   *
   * @param autoFix whether the nearest order that can be read may be drawn instead
   * @throws io.quietzone.problem.Problem if the order or the plan does not allow it, or the quota
   *     is used up
   */
  public Drawn draw(Caller caller, Order order, boolean autoFix) {
    Format format = renderers.get(order.format());
    Plan plan = requireDeliverable(caller, order);
    long start = System.nanoTime();
    Found picture = pictures.get(caller, order, plan.maxInches(), autoFix);
    long milliseconds = picture.cached() ? 0 : (System.nanoTime() - start) / 1_000_000;
    return new Drawn(picture, format, milliseconds, plan.id());
  }

  /**
   * Delivers a picture by a transaction: the one that runs, or else its own.
   *
   * @param making makes what the picture shows; when it fails, or the render cannot be paid for,
   *     nothing is made and nothing costs
   * @throws io.quietzone.problem.Problem if the quota does not allow it
   */
  public Rendered deliver(Caller caller, Drawn drawn, Runnable making) {
    return drawn.delivered(delivery.deliver(caller, making));
  }

  /**
   * Makes sure that a picture would be delivered, as long as quota is left; it costs none.
   *
   * @param autoFix whether the nearest order that can be read may be drawn instead
   * @throws io.quietzone.problem.Problem if the order or the plan does not allow it
   */
  public void check(Caller caller, Order order, boolean autoFix) {
    renderers.get(order.format());
    Plan plan = plans.get(caller.plan());
    order.requireAllowedBy(plan);
    pictures.prepare(caller, order, plan.maxInches(), autoFix);
  }
}
