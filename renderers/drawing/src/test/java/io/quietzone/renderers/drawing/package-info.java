/** Tests of where modules lie and how they are outlined. */
@NullMarked
package io.quietzone.renderers.drawing;

import org.jspecify.annotations.NullMarked;
