/** Files made of lines, turned into pixels by programs that are not ours. */
@NullMarked
package io.quietzone.renderers.vector;

import org.jspecify.annotations.NullMarked;
