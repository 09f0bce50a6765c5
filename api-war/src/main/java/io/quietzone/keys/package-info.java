/** API keys: made, kept as a hash, recognised. */
@NullMarked
package io.quietzone.keys;

import org.jspecify.annotations.NullMarked;
