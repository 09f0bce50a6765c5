/**
 * A JDBC driver, {@code jdbc:embedded-postgresql:<data folder>}, that starts a real PostgreSQL on
 * its first connection and keeps the data between starts.
 */
@NullMarked
package io.quietzone.integrations.postgres;

import org.jspecify.annotations.NullMarked;
