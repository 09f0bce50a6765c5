package io.quietzone.usage;

import org.jspecify.annotations.Nullable;

/**
 * Who takes renders together: by workspace and key.
 *
 * @param keyId null for people who signed in
 */
record Line(String workspaceId, @Nullable String keyId) {}
