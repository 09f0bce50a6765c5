/** What can go wrong for a caller, by name; the dialects turn it into answers. */
@NullMarked
package io.quietzone.problem;

import org.jspecify.annotations.NullMarked;
