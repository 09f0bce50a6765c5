/** Workspaces: who owns and pays. */
@NullMarked
package io.quietzone.accounts;

import org.jspecify.annotations.NullMarked;
