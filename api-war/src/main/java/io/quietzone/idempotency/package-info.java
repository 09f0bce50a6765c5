/** Requests that have one effect, however often they are sent. */
@NullMarked
package io.quietzone.idempotency;

import org.jspecify.annotations.NullMarked;
