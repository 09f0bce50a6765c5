/** Text to symbol (ISO/IEC 18004): segments, version, error correction, placement and mask. */
@NullMarked
package io.quietzone.renderers.symbol;

import org.jspecify.annotations.NullMarked;
