/** Pictures as PNG, compressed without ever holding their pixels. */
@NullMarked
package io.quietzone.renderers.png;

import org.jspecify.annotations.NullMarked;
