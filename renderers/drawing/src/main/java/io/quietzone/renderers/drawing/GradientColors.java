package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Color;

/** The colours of a gradient at the top and at the bottom of a symbol. */
public record GradientColors(Color from, Color to) {}
