package io.quietzone.codes;

import java.util.List;
import java.util.Optional;

/**
 * What is to change about where a code leads; what is empty stays as it is.
 *
 * @param variants an empty list takes them away
 */
public record RouteChange(Optional<Destination> destination, Optional<List<Variant>> variants) {

  /** It leads where it did. */
  public static final RouteChange NONE = new RouteChange(Optional.empty(), Optional.empty());

  Route of(Route before) {
    return new Route(destination.orElse(before.destination()), variants.orElse(before.variants()));
  }
}
