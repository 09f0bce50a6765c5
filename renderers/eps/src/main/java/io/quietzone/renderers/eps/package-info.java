/** Pictures as Encapsulated PostScript: vectors of exact physical size. */
@NullMarked
package io.quietzone.renderers.eps;

import org.jspecify.annotations.NullMarked;
