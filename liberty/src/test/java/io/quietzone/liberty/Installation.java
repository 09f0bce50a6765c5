package io.quietzone.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The server as its users install it: the zip that the build makes, unpacked once for all tests.
 */
final class Installation {

  /** Where tests may write: the installation, and a home folder for each server. */
  private static final Path DIRECTORY = Path.of(System.getProperty("tests.directory", ""));

  private static final Path ZIP = Path.of(System.getProperty("server.zip", ""));

  private static final Installation UNPACKED = new Installation();

  private final Path folder;

  /** Every file of the zip, relative to {@link #folder}. */
  private final Set<String> shipped = new TreeSet<>();

  private Installation() {
    Path target = DIRECTORY.resolve("installed").toAbsolutePath();
    try {
      delete(target);
      this.folder = unpack(target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Installation unpacked() {
    return UNPACKED;
  }

  Path folder() {
    return folder;
  }

  Path command() {
    return folder.resolve("bin").resolve("quietzone");
  }

  /** The files that the zip holds. */
  Set<String> shippedFiles() {
    return Set.copyOf(shipped);
  }

  /** The files that are there now. */
  Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Set.copyOf(
          files.filter(Files::isRegularFile).map(file -> folder.relativize(file) + "").toList());
    }
  }

  /**
   * A new home folder for a server.
   *
   * @param name whatever an earlier run left under it is deleted
   */
  static Path newHome(String name) throws IOException {
    Path home = homes().resolve(name);
    delete(home);
    return home;
  }

  /** Where all servers of this run have their home folders. */
  static Path homes() {
    return DIRECTORY.resolve("homes").toAbsolutePath();
  }

  private Path unpack(Path target) throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(ZIP, Map.of("enablePosixFileAttributes", "true"))) {
      Path root = zip.getPath("/");
      List<Path> entries;
      try (Stream<Path> walk = Files.walk(root)) {
        entries = walk.toList();
      }
      for (Path entry : entries) {
        Path file = target.resolve(root.relativize(entry).toString());
        if (Files.isDirectory(entry)) {
          Files.createDirectories(file);
        } else {
          Files.copy(entry, file);
          Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(entry));
          shipped.add(root.relativize(entry).subpath(1, entry.getNameCount()).toString());
        }
      }
    }
    try (Stream<Path> top = Files.list(target)) {
      return top.findFirst().orElseThrow();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> content = Files.walk(folder)) {
      for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
