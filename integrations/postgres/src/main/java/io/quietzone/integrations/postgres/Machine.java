package io.quietzone.integrations.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What the operating system under this JVM is and offers. */
final class Machine {

  private Machine() {}

  /** The archive of PostgreSQL's programs for this machine, as the binaries' jars name it. */
  static String archiveName() throws ServerUnavailableException {
    String system = systemName();
    String flavour = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
    return "postgres-" + system + "-" + architecture() + flavour + ".txz";
  }

  static boolean isLinux() {
    return System.getProperty("os.name", "").equals("Linux");
  }

  private static String systemName() throws ServerUnavailableException {
    if (isLinux()) {
      return "linux";
    }
    String name = System.getProperty("os.name", "");
    if (name.startsWith("Mac")) {
      return "darwin";
    }
    throw new ServerUnavailableException(
        "The embedded PostgreSQL runs on Linux and macOS, not on "
            + name
            + ". Use a PostgreSQL server of your own with a jdbc:postgresql URL.");
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      case "ppc64le" -> "ppc_64";
      default -> name;
    };
  }

  /** The numeric id this process runs as; empty where there is no {@code /proc}. */
  static OptionalInt userId() {
    return ownerId(Path.of("/proc/self"));
  }

  /** The numeric id of a file's owner; empty where it cannot be read. */
  static OptionalInt ownerId(Path file) {
    try {
      return OptionalInt.of((Integer) Files.getAttribute(file, "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return OptionalInt.empty();
    }
  }

  static boolean isRoot() {
    OptionalInt id = userId();
    return id.isPresent() ? id.getAsInt() == 0 : System.getProperty("user.name", "").equals("root");
  }

  /** A program on the PATH. */
  static Optional<Path> program(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
