/** Proof that the contract refuses renderers that break it. */
@NullMarked
package io.quietzone.renderers.testkit;

import org.jspecify.annotations.NullMarked;
