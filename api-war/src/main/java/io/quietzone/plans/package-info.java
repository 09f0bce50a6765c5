/** What a workspace may do and how much: the catalogue, and the month's quota. */
@NullMarked
package io.quietzone.plans;

import org.jspecify.annotations.NullMarked;
