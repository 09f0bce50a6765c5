package io.quietzone.plans;

import java.util.Optional;

/** The catalogue for tests of other packages, which has no public constructor. */
public final class CatalogueForTests {

  private CatalogueForTests() {}

  public static Plans builtIn() {
    return new Plans(Optional.empty());
  }
}
