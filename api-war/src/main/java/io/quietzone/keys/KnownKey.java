package io.quietzone.keys;

import io.quietzone.accounts.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * What is remembered of a key that was recognised.
 *
 * @param cap the plan it is capped to, if it is
 * @param until when its secret stops working
 */
record KnownKey(
    String id,
    String workspaceId,
    Scope scope,
    String workspacePlan,
    Optional<String> cap,
    Instant until) {}
