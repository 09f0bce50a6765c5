/** What happens once when the server starts. */
@NullMarked
package io.quietzone.startup;

import org.jspecify.annotations.NullMarked;
