/** What there is little of on a node, shared so that nobody has all of it. */
@NullMarked
package io.quietzone.shares;

import org.jspecify.annotations.NullMarked;
