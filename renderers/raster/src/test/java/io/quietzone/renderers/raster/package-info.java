/** Tests of the pixels. */
@NullMarked
package io.quietzone.renderers.raster;

import org.jspecify.annotations.NullMarked;
