/** Pictures as SVG: one path for all dark modules, as few bytes as it takes. */
@NullMarked
package io.quietzone.renderers.svg;

import org.jspecify.annotations.NullMarked;
