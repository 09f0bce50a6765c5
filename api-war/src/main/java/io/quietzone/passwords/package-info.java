/** Passwords: which are taken, and how they are kept. */
@NullMarked
package io.quietzone.passwords;

import org.jspecify.annotations.NullMarked;
