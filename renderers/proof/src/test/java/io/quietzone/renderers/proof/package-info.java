/** Tests that the proof accepts what reads back and nothing else. */
@NullMarked
package io.quietzone.renderers.proof;

import org.jspecify.annotations.NullMarked;
