package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Color;

/**
 * What surrounds a symbol and its quiet zone.
 *
 * @param style its shape
 * @param color of the frame
 * @param label a line of text in it; may be empty
 */
public record Frame(FrameStyle style, Color color, String label) {}
