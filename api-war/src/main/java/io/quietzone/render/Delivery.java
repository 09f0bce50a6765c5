package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.usage.Quotas;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.OptionalLong;

/** Makes what a picture shows and pays for the picture: both or neither. */
@Singleton
class Delivery {

  private final Quotas quotas;

  @Inject
  Delivery(Quotas quotas) {
    this.quotas = quotas;
  }

  /**
   * Makes and pays.
   *
   * @return renders left, as the quota tells
   */
  @Transactional
  OptionalLong deliver(Caller caller, Runnable making) {
    making.run();
    // Last, for it holds up the other renders of the workspace until the transaction ends.
    return quotas.takeWithin(caller);
  }
}
