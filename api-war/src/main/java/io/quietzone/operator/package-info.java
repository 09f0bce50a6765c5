/** What whoever runs this server may do to workspaces. */
@NullMarked
package io.quietzone.operator;

import org.jspecify.annotations.NullMarked;
