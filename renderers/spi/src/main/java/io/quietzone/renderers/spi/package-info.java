/** What the author of an output format sees: one interface to write, and what it is given. */
@NullMarked
package io.quietzone.renderers.spi;

import org.jspecify.annotations.NullMarked;
