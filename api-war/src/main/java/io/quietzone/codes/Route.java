package io.quietzone.codes;

import java.util.List;

/**
 * Where a code leads: to its destination, or where it has variants to one of these.
 *
 * @param destination where scans lead while there are no variants
 */
public record Route(Destination destination, List<Variant> variants) {

  public Route {
    variants = List.copyOf(variants);
  }
}
