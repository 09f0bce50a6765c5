package io.quietzone.integrations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * PostgreSQL's programs, unpacked once and used again by every later start: in the user's cache
 * folder, or in the data folder where that user has no home. Set the system property {@value
 * #FOLDER_PROPERTY} to have them elsewhere.
 *
 * @param folder with {@code bin}, {@code lib} and {@code share}
 * @param majorVersion of PostgreSQL, such as 18
 */
record Binaries(Path folder, int majorVersion) {

  static final String FOLDER_PROPERTY = "io.quietzone.postgres.binaries";

  private static final String BOOTSTRAP_CATALOG = "share/postgresql/postgres.bki";
  private static final String CATALOG_HEADING = "# PostgreSQL ";

  static Binaries provide(Path dataFolder) throws IOException, ServerUnavailableException {
    BinariesArchive archive = BinariesArchive.forThisMachine();
    List<Path> places = places(dataFolder);
    for (Path place : places) {
      if (archive.isUnpackedIn(place)) {
        return at(archive.folderIn(place));
      }
    }
    IOException failure = new IOException("No folder to unpack into");
    for (Path place : places) {
      try {
        archive.unpackInto(place);
        if (archive.isUnpackedIn(place)) {
          return at(archive.folderIn(place));
        }
      } catch (IOException e) {
        failure = e;
      }
    }
    throw new ServerUnavailableException(
        "PostgreSQL's programs could not be unpacked to where they may run (tried "
            + places
            + ": "
            + failure.getMessage()
            + "). Name a writable folder, not mounted noexec, with -D"
            + FOLDER_PROPERTY
            + "=<folder>.",
        failure);
  }

  private static List<Path> places(Path dataFolder) {
    String chosen = System.getProperty(FOLDER_PROPERTY, "");
    if (!chosen.isBlank()) {
      return List.of(Path.of(chosen).toAbsolutePath());
    }
    List<Path> places = new ArrayList<>();
    Path home = Path.of(System.getProperty("user.home", "?"));
    if (home.isAbsolute() && isOurs(home)) {
      places.add(home.resolve(".cache/quietzone/postgresql"));
    }
    places.add(dataFolder.resolve("binaries"));
    return places;
  }

  /** A folder someone else owns is no place to run programs from. */
  private static boolean isOurs(Path folder) {
    OptionalInt owner = Machine.ownerId(folder);
    return owner.isPresent() && (Machine.userId().isEmpty() || Machine.userId().equals(owner));
  }

  private static Binaries at(Path folder) throws IOException {
    try (var lines = Files.lines(folder.resolve(BOOTSTRAP_CATALOG))) {
      String heading = lines.findFirst().orElse("");
      return new Binaries(
          folder, Integer.parseInt(heading.substring(CATALOG_HEADING.length()).strip()));
    }
  }
}
