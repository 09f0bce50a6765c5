/** Tests of the SVG files, with an XML parser and a rasteriser that are not ours. */
@NullMarked
package io.quietzone.renderers.svg;

import org.jspecify.annotations.NullMarked;
