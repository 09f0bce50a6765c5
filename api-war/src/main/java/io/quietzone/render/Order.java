package io.quietzone.render;

import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;

/**
 * A picture that was asked for: everything that shapes its bytes and nothing else, so that equal
 * orders have the same picture.
 *
 * @param text what the symbol says, as its payload's specification writes it
 * @param format the format's id
 */
public record Order(
    String text,
    String format,
    PrintSize size,
    SymbolStyle style,
    ErrorCorrection errorCorrection) {}
