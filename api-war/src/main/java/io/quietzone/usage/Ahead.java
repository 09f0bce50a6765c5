package io.quietzone.usage;

/**
 * Renders that were taken for those who wait, and more of them ahead.
 *
 * @param taken for those who wait; what it says is used has not those in it that were taken ahead
 * @param lease its id where some were taken ahead
 * @param leased how many
 */
record Ahead(Taken taken, long lease, long leased) {}
