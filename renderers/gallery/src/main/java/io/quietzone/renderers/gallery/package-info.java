/** Contact sheets: every style in every format beside each other, for people to look at. */
@NullMarked
package io.quietzone.renderers.gallery;

import org.jspecify.annotations.NullMarked;
