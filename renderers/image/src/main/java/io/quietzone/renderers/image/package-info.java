/** Pictures that come from outside, read so that none of them does harm. */
@NullMarked
package io.quietzone.renderers.image;

import org.jspecify.annotations.NullMarked;
