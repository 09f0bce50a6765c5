/** Signing in and staying so: access tokens, refresh tokens, and the keys that sign. */
@NullMarked
package io.quietzone.sessions;

import org.jspecify.annotations.NullMarked;
