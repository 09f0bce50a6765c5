package io.quietzone.codes;

import java.util.Optional;

/**
 * A code to be made.
 *
 * @param shortId as its owner wants it; empty to have one drawn
 */
public record NewCode(Optional<ShortId> shortId, Route route, Details details) {}
