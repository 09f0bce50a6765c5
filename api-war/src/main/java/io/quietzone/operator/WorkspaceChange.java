package io.quietzone.operator;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an operator changes about a workspace; what is empty stays as it is.
 *
 * @param plan a plan's id
 * @param rateLimit requests a minute; empty inside takes the own limit away, so that the plan's
 *     holds
 * @param seats members; empty inside as well
 * @param suspended whether it is stopped
 */
public record WorkspaceChange(
    Optional<String> plan,
    Optional<OptionalInt> rateLimit,
    Optional<OptionalInt> seats,
    Optional<Boolean> suspended) {}
