package io.quietzone.renderers.symbol;

/**
 * A part of the text written in one mode.
 *
 * @param start index of its first {@code char} in the text
 * @param end index after its last {@code char}; never between two surrogates
 */
record Segment(Mode mode, int start, int end) {}
