package io.quietzone.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are asked for; empty where it does not matter.
 *
 * @param action such as {@code key.created}, or with a dot at its end all that start so
 * @param subject the id of what it was done to
 * @param actorId the id of the key or the account that did it
 * @param from the first moment
 * @param to the first moment that is too late
 */
public record AuditFilter(
    Optional<String> action,
    Optional<String> subject,
    Optional<String> actorId,
    Optional<Instant> from,
    Optional<Instant> to) {}
