/** Symbol and style to shapes: where the modules of a picture lie, in pixels and as outlines. */
@NullMarked
package io.quietzone.renderers.drawing;

import org.jspecify.annotations.NullMarked;
