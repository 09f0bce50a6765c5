/** Dynamic codes: a short id that is printed, and a destination that can change afterwards. */
@NullMarked
package io.quietzone.codes;

import org.jspecify.annotations.NullMarked;
