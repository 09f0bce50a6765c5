package io.quietzone.integrations.postgres;

import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL cannot run on this data folder as things are; the message says why and what to do. Its
 * SQL state is {@code 08001}.
 */
public final class ServerUnavailableException extends SQLNonTransientConnectionException {

  static final String CANNOT_CONNECT = "08001";

  ServerUnavailableException(String message) {
    this(message, null);
  }

  ServerUnavailableException(String message, @Nullable Throwable cause) {
    super(message, CANNOT_CONNECT, cause);
  }
}
