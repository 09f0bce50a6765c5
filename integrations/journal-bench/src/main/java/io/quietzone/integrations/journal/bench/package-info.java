/** How fast the journal is, beside a peer in the same run. */
@NullMarked
package io.quietzone.integrations.journal.bench;

import org.jspecify.annotations.NullMarked;
