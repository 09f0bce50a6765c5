/** Letters to people: kept with what they tell of, sent afterwards. */
@NullMarked
package io.quietzone.mail;

import org.jspecify.annotations.NullMarked;
