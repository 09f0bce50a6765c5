/** What is rendered in a month, on whose quota, and by which credits. */
@NullMarked
package io.quietzone.usage;

import org.jspecify.annotations.NullMarked;
