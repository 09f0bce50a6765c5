/** The one database: its schema, and whether it is there. */
@NullMarked
package io.quietzone.database;

import org.jspecify.annotations.NullMarked;
