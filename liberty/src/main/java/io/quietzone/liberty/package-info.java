/** Starts the server that was just built, for those who develop it. */
@NullMarked
package io.quietzone.liberty;

import org.jspecify.annotations.NullMarked;
