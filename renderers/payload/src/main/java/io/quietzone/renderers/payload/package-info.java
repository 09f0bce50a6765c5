/** Content types turned into the text to encode, each by its own specification. */
@NullMarked
package io.quietzone.renderers.payload;

import org.jspecify.annotations.NullMarked;
