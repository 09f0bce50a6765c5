/** JMH: our figures beside the peers', in one run. */
@NullMarked
package io.quietzone.renderers.bench;

import org.jspecify.annotations.NullMarked;
