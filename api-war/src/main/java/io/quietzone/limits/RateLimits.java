package io.quietzone.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.quietzone.accounts.Caller;
import io.quietzone.accounts.Workspace;
import io.quietzone.accounts.Workspaces;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * All rate limits: buckets of tokens for each key and person, shared by all nodes where there is a
 * Redis; and of each node's own for addresses of clients without a credential.
 */
@Singleton
public class RateLimits {

  /** A limit that an operator changes is in force on every node at once, or after this. */
  private static final Duration KEPT = Duration.ofSeconds(5);

  private static final int MAX_KEPT = 100_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Plans plans;
  private final Workspaces workspaces;
  private final SharedBuckets shared;
  private final Clock clock;
  private final Rate studio;
  private final Rate anonymous;
  private final LocalBuckets local = new LocalBuckets(TimeMeter.SYSTEM_MILLISECONDS);
  private final AddressNames addresses = new AddressNames(new SecureRandom());
  private final Cache<String, OptionalInt> overrides =
      Caffeine.newBuilder()
          .expireAfterWrite(KEPT)
          .maximumSize(MAX_KEPT)
          .executor(Runnable::run)
          .build();

  @Inject
  RateLimits(
      Plans plans,
      Workspaces workspaces,
      SharedBuckets shared,
      Clock clock,
      @ConfigProperty(name = "QUIETZONE_STUDIO_REQUESTS_PER_MINUTE", defaultValue = "60")
          int studioPerMinute,
      @ConfigProperty(name = "QUIETZONE_PUBLIC_REQUESTS_PER_MINUTE", defaultValue = "600")
          int publicPerMinute) {
    this.plans = plans;
    this.workspaces = workspaces;
    this.shared = shared;
    this.clock = clock;
    this.studio = new Rate(studioPerMinute, studioPerMinute);
    this.anonymous = new Rate(publicPerMinute, publicPerMinute);
    workspaces.onChange(id -> id.ifPresentOrElse(overrides::invalidate, overrides::invalidateAll));
  }

  /** Counts a request of a caller, at the rate of its plan. */
  public Verdict take(Caller caller) {
    Plan plan = plans.get(caller.plan());
    return take(caller.name(), rate(caller, new Rate(plan.requestsPerMinute(), plan.burst())));
  }

  /** Counts a request of a caller in the Studio dialect, which has one rate for everybody. */
  public Verdict takeStudio(Caller caller) {
    return take("studio " + caller.name(), rate(caller, studio));
  }

  /**
   * Counts a request without a credential that is known.
   *
   * @param address of the client; it is not kept
   */
  public Verdict take(InetAddress address) {
    return verdict(local.take(addresses.of(address), anonymous), anonymous);
  }

  /** Whether nodes are to share limits, and do. */
  public boolean isShared() {
    return shared.isThere();
  }

  /** Whether nodes are to share limits, and cannot. */
  public boolean isDegraded() {
    return shared.isConfigured() && !shared.isThere();
  }

  private Verdict take(String name, Rate rate) {
    return verdict(shared.take(name, rate).orElseGet(() -> local.take(name, rate)), rate);
  }

  private Verdict verdict(ConsumptionProbe probe, Rate rate) {
    return new Verdict(
        probe.isConsumed(),
        rate.burst(),
        probe.getRemainingTokens(),
        clock.instant().plusNanos(probe.getNanosToWaitForReset()),
        (probe.getNanosToWaitForRefill() + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND);
  }

  /** An operator's word for the workspace goes before its plan's. */
  private Rate rate(Caller caller, Rate ofPlan) {
    OptionalInt override = overrides.get(caller.workspaceId(), this::override);
    return override.isPresent() ? ofPlan.at(override.getAsInt()) : ofPlan;
  }

  private OptionalInt override(String workspaceId) {
    return workspaces.find(workspaceId).map(Workspace::rateLimit).orElse(OptionalInt.empty());
  }
}
