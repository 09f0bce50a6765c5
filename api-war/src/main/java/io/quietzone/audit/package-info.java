/** The audit log: who did what to keys, members, plans and codes. */
@NullMarked
package io.quietzone.audit;

import org.jspecify.annotations.NullMarked;
