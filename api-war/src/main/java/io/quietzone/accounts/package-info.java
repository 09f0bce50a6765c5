/** Workspaces, who owns and pays; accounts, who signs in; members, who is in which. */
@NullMarked
package io.quietzone.accounts;

import org.jspecify.annotations.NullMarked;
