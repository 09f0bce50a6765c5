/** Letters, numbers and paths straight into bytes, for formats that are text. */
@NullMarked
package io.quietzone.renderers.ascii;

import org.jspecify.annotations.NullMarked;
