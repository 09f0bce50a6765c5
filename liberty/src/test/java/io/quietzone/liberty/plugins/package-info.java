/** Renderer plugins as they should not be; the tests put each into a jar of its own. */
@NullMarked
package io.quietzone.liberty.plugins;

import org.jspecify.annotations.NullMarked;
