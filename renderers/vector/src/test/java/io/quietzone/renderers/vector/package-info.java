/** Tests of what becomes pixels. */
@NullMarked
package io.quietzone.renderers.vector;

import org.jspecify.annotations.NullMarked;
