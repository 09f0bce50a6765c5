/** Tests of the journal. */
@NullMarked
package io.quietzone.integrations.journal;

import org.jspecify.annotations.NullMarked;
