package io.quietzone.renderers.spi;

/** What a shape is filled with. */
public sealed interface Paint permits Color, Gradient {}
