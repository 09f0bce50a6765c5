/** Tests of the whole: the packaged server as a process, used through its API and its console. */
@NullMarked
package io.quietzone.liberty;

import org.jspecify.annotations.NullMarked;
