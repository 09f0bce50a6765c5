/** Pictures as PDF: vectors of exact physical size. */
@NullMarked
package io.quietzone.renderers.pdf;

import org.jspecify.annotations.NullMarked;
