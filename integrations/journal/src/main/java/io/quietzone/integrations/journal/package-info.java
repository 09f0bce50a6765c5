/** An append-only journal: what it has acknowledged survives the process and the power. */
@NullMarked
package io.quietzone.integrations.journal;

import org.jspecify.annotations.NullMarked;
