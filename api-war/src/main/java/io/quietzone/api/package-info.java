/** What the two dialects share: routing, credentials, reading of fields, sorting of failures. */
@NullMarked
package io.quietzone.api;

import org.jspecify.annotations.NullMarked;
