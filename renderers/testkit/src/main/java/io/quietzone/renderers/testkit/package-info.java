/** What every renderer must do, as tests that its author extends. */
@NullMarked
package io.quietzone.renderers.testkit;

import org.jspecify.annotations.NullMarked;
