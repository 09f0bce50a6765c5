/** Tests over all formats. */
@NullMarked
package io.quietzone.renderers.gallery;

import org.jspecify.annotations.NullMarked;
