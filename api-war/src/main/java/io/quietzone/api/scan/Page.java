package io.quietzone.api.scan;

import java.util.Locale;

/** The pages that a scan may end at. */
enum Page {
  UNKNOWN(404),
  DELETED(410),
  PAUSED(410),
  NOT_STARTED(200),
  EXPIRED(410),
  USED_UP(410),
  OVER_ALLOWANCE(200),
  LOCKED(200),
  WRONG_PASSWORD(403),
  TOO_MANY_TRIES(429),
  UNAVAILABLE(503),
  PREVIEW(200);

  private final int status;

  Page(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Its name in the files of texts. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean asksForPassword() {
    return this == LOCKED || this == WRONG_PASSWORD;
  }
}
