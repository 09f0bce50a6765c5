/** Tests of the journal. */
@NullMarked
package io.quietzone.scans.journal;

import org.jspecify.annotations.NullMarked;
