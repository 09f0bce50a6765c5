/** Tests of the PNG files, with readers that are not ours. */
@NullMarked
package io.quietzone.renderers.png;

import org.jspecify.annotations.NullMarked;
