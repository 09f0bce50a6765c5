package io.quietzone.api.agency;

import io.quietzone.accounts.Caller;
import io.quietzone.api.RateLimitFilter;
import io.quietzone.limits.RateLimits;
import io.quietzone.limits.Verdict;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** In the Agency dialect each caller has the rate of its plan. */
@Provider
@PreMatching
@Singleton
@Priority(RateLimitFilter.FIRST)
public class AgencyRateLimit extends RateLimitFilter {

  @Override
  protected Verdict take(RateLimits all, Caller caller) {
    return all.take(caller);
  }
}
