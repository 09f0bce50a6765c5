package io.quietzone.renderers.proof;

/**
 * Where a symbol lies in a picture.
 *
 * @param left how far from the left edge, in pixels
 * @param top how far from the top edge, in pixels
 * @param modulePixels the edge of a module, in pixels
 * @param modules the edge of the symbol, in modules
 */
public record SymbolPlace(int left, int top, int modulePixels, int modules) {}
