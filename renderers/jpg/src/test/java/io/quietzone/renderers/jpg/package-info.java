/** Tests of JPEG pictures. */
@NullMarked
package io.quietzone.renderers.jpg;

import org.jspecify.annotations.NullMarked;
