package io.quietzone.codes;

import java.util.Optional;

/**
 * What is to change about a code; what is empty stays as it is.
 *
 * @param name an empty string takes the name away
 */
public record CodeChange(
    Optional<String> name, Optional<Destination> destination, Optional<Boolean> active) {}
