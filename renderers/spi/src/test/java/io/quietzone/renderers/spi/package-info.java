/** Tests of what the SPI computes. */
@NullMarked
package io.quietzone.renderers.spi;

import org.jspecify.annotations.NullMarked;
