/** Who works in a workspace: members, their roles, and invitations. */
@NullMarked
package io.quietzone.members;

import org.jspecify.annotations.NullMarked;
