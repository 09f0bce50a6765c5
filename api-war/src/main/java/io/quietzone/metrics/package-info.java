/** What this node has counted, for whoever watches it. */
@NullMarked
package io.quietzone.metrics;

import org.jspecify.annotations.NullMarked;
