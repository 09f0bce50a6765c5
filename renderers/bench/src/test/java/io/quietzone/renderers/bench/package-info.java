/** Tests that a missed goal is seen. */
@NullMarked
package io.quietzone.renderers.bench;

import org.jspecify.annotations.NullMarked;
