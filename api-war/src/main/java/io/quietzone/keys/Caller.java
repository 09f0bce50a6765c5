package io.quietzone.keys;

/**
 * Who is calling, as told by a key.
 *
 * @param workspaceId whose quota and codes these are
 * @param keyId the key that was used
 * @param scope what the key may be used for
 * @param plan the plan's id in the catalogue
 */
public record Caller(String workspaceId, String keyId, Scope scope, String plan) {}
