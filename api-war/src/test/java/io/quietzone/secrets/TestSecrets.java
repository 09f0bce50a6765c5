package io.quietzone.secrets;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Secrets of a server of which nothing is kept. */
public final class TestSecrets {

  private TestSecrets() {}

  /** Others each time. */
  public static Secrets drawn() {
    byte[] master = new byte[32];
    new SecureRandom().nextBytes(master);
    return new Secrets(Optional.of(Base64.getEncoder().encodeToString(master)), Path.of("unused"));
  }
}
