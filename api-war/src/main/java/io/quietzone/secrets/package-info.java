/** What has to be kept and read again, but must not be readable in the database. */
@NullMarked
package io.quietzone.secrets;

import org.jspecify.annotations.NullMarked;
