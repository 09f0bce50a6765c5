/** Settings that several features need. */
@NullMarked
package io.quietzone.settings;

import org.jspecify.annotations.NullMarked;
