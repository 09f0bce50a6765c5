/** The Agency dialect of the API. */
@NullMarked
package io.quietzone.api.agency;

import org.jspecify.annotations.NullMarked;
