package io.quietzone.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The key of keys: 32 bytes, from a setting, or drawn at the first start and kept in a file. */
final class MasterKey {

  private static final int BYTES = 32;

  private MasterKey() {}

  /**
   * Finds the key.
   *
   * @param setting base64 of at least 32 bytes
   * @param file where it is kept when there is no setting
   * @throws IllegalStateException if the setting is no such key
   */
  static byte[] find(Optional<String> setting, Path file) {
    try {
      return setting.isPresent() ? decode(setting.get()) : decode(kept(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the master key in " + file, e);
    }
  }

  private static byte[] decode(String text) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      key = new byte[0];
    }
    if (key.length < BYTES) {
      throw new IllegalStateException(
          "QUIETZONE_SECRET has to be base64 of 32 bytes or more, as 'openssl rand -base64 32'"
              + " prints");
    }
    return key;
  }

  private static String kept(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] drawn = new byte[BYTES];
      new SecureRandom().nextBytes(drawn);
      write(file, Base64.getEncoder().encodeToString(drawn));
    }
    return Files.readString(file, StandardCharsets.US_ASCII);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    // Whole or not at all: a file cut short by a power cut would make everything unreadable.
    Path fresh =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "secret",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text, StandardCharsets.US_ASCII, StandardOpenOption.DSYNC);
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // Another process was first; its key is the one.
    } finally {
      Files.delete(fresh);
    }
  }
}
