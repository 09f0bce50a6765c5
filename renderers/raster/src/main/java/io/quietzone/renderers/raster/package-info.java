/** Pictures to rows of pixels, one at a time: what every format made of pixels begins with. */
@NullMarked
package io.quietzone.renderers.raster;

import org.jspecify.annotations.NullMarked;
