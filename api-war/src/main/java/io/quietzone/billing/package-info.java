/** What is paid for: credits, in a ledger. */
@NullMarked
package io.quietzone.billing;

import org.jspecify.annotations.NullMarked;
