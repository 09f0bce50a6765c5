/** Tests of EPS pictures. */
@NullMarked
package io.quietzone.renderers.eps;

import org.jspecify.annotations.NullMarked;
