/** Tests of reading pictures. */
@NullMarked
package io.quietzone.renderers.image;

import org.jspecify.annotations.NullMarked;
