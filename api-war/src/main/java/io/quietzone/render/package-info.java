/**
 * From a validated order to the bytes of a picture: the registry of formats, the cache, the proof.
 */
@NullMarked
package io.quietzone.render;

import org.jspecify.annotations.NullMarked;
