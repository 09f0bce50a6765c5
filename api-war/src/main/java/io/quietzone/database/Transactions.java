package io.quietzone.database;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/**
 * A transaction for a part of a method: what takes long, such as hashing a password, comes before
 * it, and holds no connection.
 */
@Singleton
public class Transactions {

  /** Does some work in one transaction. */
  @Transactional
  public <T> T call(Supplier<T> work) {
    return work.get();
  }

  /** Does some work in one transaction. */
  @Transactional
  public void run(Runnable work) {
    work.run();
  }
}
