/** What a workspace may do and how much: the catalogue. */
@NullMarked
package io.quietzone.plans;

import org.jspecify.annotations.NullMarked;
