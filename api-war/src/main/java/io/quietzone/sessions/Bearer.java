package io.quietzone.sessions;

import java.time.Instant;

/**
 * Whom an access token was made for.
 *
 * @param sessionId the sign-in
 * @param until when the token is not good any more
 */
record Bearer(String sessionId, String accountId, String workspaceId, Instant until) {}
