/**
 * Proof that symbols and pictures read back to their payload, by decoders that are not ours, and
 * how much print and camera may take from them.
 */
@NullMarked
package io.quietzone.renderers.proof;

import org.jspecify.annotations.NullMarked;
