/** Proof that symbols and pictures read back to their payload, by a decoder that is not ours. */
@NullMarked
package io.quietzone.renderers.proof;

import org.jspecify.annotations.NullMarked;
