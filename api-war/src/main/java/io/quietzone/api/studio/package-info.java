/** The Studio dialect of the API. */
@NullMarked
package io.quietzone.api.studio;

import org.jspecify.annotations.NullMarked;
