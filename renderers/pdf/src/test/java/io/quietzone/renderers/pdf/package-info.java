/** Tests of PDF pictures. */
@NullMarked
package io.quietzone.renderers.pdf;

import org.jspecify.annotations.NullMarked;
