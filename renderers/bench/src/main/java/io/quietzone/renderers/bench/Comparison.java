package io.quietzone.renderers.bench;

/**
 * One row of the table: two benchmarks that do the same work.
 *
 * @param work what both do
 * @param ours our benchmark, {@code Class.method}
 * @param peer the other's benchmark, {@code Class.method}
 * @param goal how many times as fast as the peer we have to be
 */
record Comparison(String work, String ours, String peer, double goal) {}
