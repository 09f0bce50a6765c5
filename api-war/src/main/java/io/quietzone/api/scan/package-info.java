/** The public side of dynamic codes: what a scanned short link answers. */
@NullMarked
package io.quietzone.api.scan;

import org.jspecify.annotations.NullMarked;
