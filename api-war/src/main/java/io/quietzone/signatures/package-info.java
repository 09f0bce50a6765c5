/** Addresses of pictures that carry their own credential: signed, recognised, made void. */
@NullMarked
package io.quietzone.signatures;

import org.jspecify.annotations.NullMarked;
