/** How fast callers may send requests. */
@NullMarked
package io.quietzone.limits;

import org.jspecify.annotations.NullMarked;
