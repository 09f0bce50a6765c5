package io.quietzone.codes;

import java.time.Instant;

/**
 * Where a code led, or leads.
 *
 * @param number from 1 on, in the order of time
 * @param since from when on it did
 */
public record Version(int number, Route route, Instant since) {}
