/** Scans: where each leads, its place in the journal, what is counted of it, and how it is told. */
@NullMarked
package io.quietzone.scans;

import org.jspecify.annotations.NullMarked;
