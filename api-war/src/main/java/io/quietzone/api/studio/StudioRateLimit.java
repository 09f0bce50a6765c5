package io.quietzone.api.studio;

import io.quietzone.accounts.Caller;
import io.quietzone.api.RateLimitFilter;
import io.quietzone.limits.RateLimits;
import io.quietzone.limits.Verdict;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** In the Studio dialect every caller has the same rate. */
@Provider
@PreMatching
@Singleton
@Priority(RateLimitFilter.FIRST)
public class StudioRateLimit extends RateLimitFilter {

  @Override
  protected Verdict take(RateLimits all, Caller caller) {
    return all.takeStudio(caller);
  }
}
