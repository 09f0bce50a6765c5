package io.quietzone.renderers.drawing;

/**
 * The cross by which a Swiss QR-bill is known: a white cross on a black square with a white border,
 * in these colours in every style. It lies over the modules, none of which is left out (Swiss
 * Implementation Guidelines for the QR-bill 2.3, section 6.4.2); level M recovers them.
 */
public record SwissCross() implements Emblem {}
