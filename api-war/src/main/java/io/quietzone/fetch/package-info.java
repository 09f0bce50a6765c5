/**
 * The one way out: fetches from addresses that callers name, and never from inside our own network.
 */
@NullMarked
package io.quietzone.fetch;

import org.jspecify.annotations.NullMarked;
