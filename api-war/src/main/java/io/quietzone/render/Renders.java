package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.render.Pictures.Found;
import io.quietzone.usage.Quotas;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
    return render(caller, order, autoFix, known, () -> quotas.take(caller));
  }

  /**
   * Delivers a picture of something that is made for it.
   *
   * @param making makes what the picture shows, once it is drawn; when it fails, or the render
   *     cannot be paid for, nothing is made and nothing costs
   * @throws io.quietzone.problem.Problem if the order, the plan or the quota does not allow it
   */
  public Rendered render(Caller caller, Order order, boolean autoFix, Runnable making) {
    return render(caller, order, autoFix, tag -> false, () -> delivery.deliver(caller, making));
  }

  private Rendered render(
      Caller caller,
      Order order,
      boolean autoFix,
      Predicate<String> known,
      Supplier<OptionalLong> taking) {
    Format format = renderers.get(order.format());
    Plan plan = plans.get(caller.plan());
    order.requireAllowedBy(plan);
    quotas.requireHope(caller);
    long start = System.nanoTime();
    Found picture = pictures.get(order, autoFix);
    long milliseconds = picture.cached() ? 0 : (System.nanoTime() - start) / 1_000_000;
    boolean delivered = !known.test(picture.entityTag());
    return new Rendered(
        delivered ? Optional.of(picture.file()) : Optional.empty(),
        picture.entityTag(),
        format,
        picture.cached(),
        milliseconds,
        plan.id(),
        delivered ? taking.get() : OptionalLong.empty(),
        picture.proof(),
        picture.fixed());
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
}
