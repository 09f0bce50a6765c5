package io.quietzone.database;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Makes EclipseLink report a lost connection at once. Left alone it tries each query three times,
 * five seconds apart, and has no setting for that; the caller has gone by then, and the next
 * request finds a connection that the pool has made sure of.
 */
public final class OneAttempt implements SessionCustomizer {

  @Override
  public void customize(Session session) {
    DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
    login.setQueryRetryAttemptCount(0);
    login.setConnectionHealthValidatedOnError(false);
  }
}
