package io.quietzone.renderers.drawing;

/** What lies on the middle of a symbol, over its modules. */
public sealed interface Emblem permits Logo, SwissCross {}
