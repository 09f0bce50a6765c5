/** Pictures as JPEG, by an encoder that gives the same bytes on every machine. */
@NullMarked
package io.quietzone.renderers.jpg;

import org.jspecify.annotations.NullMarked;
