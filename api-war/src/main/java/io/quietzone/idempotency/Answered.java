package io.quietzone.idempotency;

/**
 * An answer, and whether it was given before.
 *
 * @param repeated whether nothing was done this time
 */
public record Answered(Answer answer, boolean repeated) {}
