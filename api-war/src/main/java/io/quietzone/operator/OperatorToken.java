package io.quietzone.operator;

import io.quietzone.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the operator shows to be the one: a setting, or on a development server without it a file
 * that the first start makes. Without either nobody is the operator.
 */
@Singleton
public class OperatorToken {

  private static final String START = "qzo_";
  private static final int BYTES = 24;
  private static final int MIN_LENGTH = 16;

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Optional<String> set;
  private final Optional<String> drawn;

  @Inject
  OperatorToken(
      @ConfigProperty(name = "QUIETZONE_OPERATOR_TOKEN") Optional<String> setting,
      @ConfigProperty(name = "QUIETZONE_DEVELOPMENT", defaultValue = "false") boolean development,
      @ConfigProperty(name = "QUIETZONE_HOME", defaultValue = ".") Path home) {
    if (setting.isPresent() && setting.get().length() < MIN_LENGTH) {
      throw new IllegalStateException(
          "QUIETZONE_OPERATOR_TOKEN has to have " + MIN_LENGTH + " characters or more");
    }
    this.set = setting;
    this.drawn =
        setting.isEmpty() && development
            ? Optional.of(kept(home.resolve("keys").resolve("operator-token")))
            : Optional.empty();
  }

  /** The token that a development server made for itself, to be shown to whoever started it. */
  public Optional<String> drawnToken() {
    return drawn;
  }

  /**
   * Makes sure that somebody is the operator.
   *
   * @throws NotTheOperator if the token is not the one, or if there is none
   */
  public void require(Optional<String> sent) {
    Optional<String> token = set.or(() -> drawn);
    if (sent.isEmpty() || token.isEmpty() || !equal(sent.get(), token.get())) {
      throw new NotTheOperator();
    }
  }

  /** In the same time, wherever they differ. */
  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String kept(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, OWNER_ONLY);
        Files.writeString(
            file, START + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the operator token in " + file, e);
    }
  }

  /** Whoever calls has not shown to be the operator. */
  static final class NotTheOperator extends Problem {

    private static final long serialVersionUID = 1L;

    NotTheOperator() {
      super(
          Kind.UNAUTHENTICATED,
          "This address is the operator's: send 'Authorization: Bearer <operator token>'.");
    }
  }
}
