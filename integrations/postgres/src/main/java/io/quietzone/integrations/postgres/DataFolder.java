package io.quietzone.integrations.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a {@code jdbc:embedded-postgresql} URL: PostgreSQL's own data directory in {@code
 * data}, the log of this and the last start, and the lock of the JVM that owns it.
 *
 * <p>The data directory is made aside and renamed, with its roles, database and password in it, so
 * it is either absent or complete.
 *
 * @param path absolute
 */
record DataFolder(Path path) {

  /** Roles with the same generated password: the application's, and PostgreSQL's superuser. */
  static final String USER = "quietzone";

  static final String SUPERUSER = "postgres";
  static final String DATABASE = "quietzone";

  private static final String PASSWORD_FILE = "quietzone.password";
  private static final String UNFINISHED = "making-";

  /** PostgreSQL's own limit is 1024 bytes for a file, and its longest names below take 100. */
  private static final int MOST_PATH_BYTES = 900;

  /** What {@code initdb} writes to postgresql.conf, where an operator may change it. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("shared_buffers", "64MB"),
          Map.entry("jit", "off"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"),
          Map.entry("log_checkpoints", "off"),
          // The application logs its own failed statements, and values in them are no one's
          // business: without this they fill the log.
          Map.entry("log_min_messages", "log"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_error_verbosity", "terse"));

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("postgresql.log");
  }

  boolean isInitialised() {
    return Files.exists(data().resolve("PG_VERSION"));
  }

  /** The generated password of both roles. */
  String password() throws IOException {
    return Files.readString(data().resolve(PASSWORD_FILE)).strip();
  }

  void create() throws IOException, ServerUnavailableException {
    if (path.toString().getBytes(StandardCharsets.UTF_8).length > MOST_PATH_BYTES) {
      throw new ServerUnavailableException(
          "The data folder's path is longer than PostgreSQL's limit allows ("
              + MOST_PATH_BYTES
              + " bytes): "
              + path);
    }
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw notWritable(e);
    }
    if (!Files.isWritable(path)) {
      throw notWritable(null);
    }
    if (Files.exists(path.resolve("PG_VERSION"))) {
      throw new ServerUnavailableException(
          path
              + " is itself PostgreSQL's data directory. Name a new folder, and load a dump of this"
              + " one into it.");
    }
  }

  private ServerUnavailableException notWritable(@Nullable IOException cause) {
    return new ServerUnavailableException(
        "The data folder "
            + path
            + " cannot be made or written by the user this server runs as. Give it to that user, or"
            + " name another folder.",
        cause);
  }

  /**
   * @throws ServerUnavailableException if another major version wrote the data
   */
  void requireMajorVersion(int majorVersion) throws IOException, ServerUnavailableException {
    String found = Files.readString(data().resolve("PG_VERSION")).strip();
    if (!found.equals(Integer.toString(majorVersion))) {
      throw new ServerUnavailableException(
          data()
              + " was written by PostgreSQL "
              + found
              + ", and this is PostgreSQL "
              + majorVersion
              + ", which cannot read it. Dump it with the release that wrote it (pg_dump), move the"
              + " folder away, and load the dump into a new one; or go back to that release.");
    }
  }

  void initialise(Programs programs)
      throws IOException, InterruptedException, ServerUnavailableException {
    requireNoStrangeData();
    deleteUnfinished();
    Path making = Files.createTempDirectory(path, UNFINISHED);
    Path fresh = making.resolve("data");
    String password = newPassword();
    Path passwordFile = making.resolve(PASSWORD_FILE);
    writeSecret(passwordFile, password);
    programs.run("initdb", initdbArguments(fresh, passwordFile), "");
    programs.run("postgres", singleUserArguments(fresh), rolesAndDatabase(password));
    Files.move(passwordFile, fresh.resolve(PASSWORD_FILE), StandardCopyOption.ATOMIC_MOVE);
    programs.run("initdb", syncArguments(fresh), "");
    Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    force(path);
    Files.delete(making);
  }

  private void requireNoStrangeData() throws IOException, ServerUnavailableException {
    if (!Files.exists(data())) {
      return;
    }
    try (DirectoryStream<Path> content = Files.newDirectoryStream(data())) {
      if (content.iterator().hasNext()) {
        throw new ServerUnavailableException(
            data()
                + " holds files but no PostgreSQL data (PG_VERSION is missing). Restore it from a"
                + " backup, or move it away to start empty.");
      }
    }
  }

  /** What a start left that was killed before it was done. */
  private void deleteUnfinished() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(path, UNFINISHED + "*")) {
      for (Path folder : left) {
        FileTree.delete(folder);
      }
    }
  }

  /** C.UTF-8 from PostgreSQL itself: sorting then never changes with the machine's libraries. */
  private static List<String> initdbArguments(Path folder, Path passwordFile) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--pgdata=" + folder,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-sync"));
    SETTINGS.forEach((name, value) -> arguments.add("--set=" + name + "=" + value));
    return arguments;
  }

  private static List<String> singleUserArguments(Path folder) {
    return List.of(
        "--single",
        "-D",
        folder.toString(),
        "-c",
        "exit_on_error=on",
        "-c",
        "fsync=off",
        SUPERUSER);
  }

  /** One sync for all that was made until here; one call a file takes twice as long. */
  private static List<String> syncArguments(Path folder) {
    return List.of(
        "--sync-only",
        "--pgdata=" + folder,
        "--sync-method=" + (Machine.isLinux() ? "syncfs" : "fsync"));
  }

  private static String rolesAndDatabase(String password) {
    return String.join(
        "\n",
        "CREATE ROLE " + USER + " LOGIN PASSWORD '" + password + "'",
        "CREATE DATABASE " + DATABASE + " OWNER " + USER,
        "");
  }

  private static String newPassword() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }

  private static void writeSecret(Path file, String secret) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret);
    force(file);
  }

  /** Puts a file, or a folder's list of names, on the disk. */
  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Begins a new log; the one of the start before is kept beside it. */
  void rotateLog() throws IOException {
    if (Files.exists(log())) {
      Files.move(log(), path.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createFile(
        log(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
