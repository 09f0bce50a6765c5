package io.quietzone.scans;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The country of an address: from the file that comes with the server, or one of the operator's.
 */
@Singleton
class Countries {

  private static final String BUILT_IN = "iptoasn-country.mmdb";

  private final Reader reader;

  @Inject
  Countries(@ConfigProperty(name = "QUIETZONE_COUNTRY_DATABASE") Optional<Path> file) {
    try {
      this.reader = open(file);
    } catch (IOException e) {
      throw new IllegalStateException(
          "QUIETZONE_COUNTRY_DATABASE: cannot read "
              + file.map(Path::toString).orElse("the built-in " + BUILT_IN),
          e);
    }
  }

  private static Reader open(Optional<Path> file) throws IOException {
    try (InputStream data =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : Countries.class.getResourceAsStream(BUILT_IN)) {
      if (data == null) {
        throw new IOException(BUILT_IN + " is not in the application");
      }
      return new Reader(data, new CHMCache());
    }
  }

  /** Two letters; empty if it is not known. */
  String of(InetAddress address) {
    try {
      Map<?, ?> found = reader.get(address, Map.class);
      return found == null ? "" : code(found);
    } catch (IOException e) {
      return "";
    }
  }

  /** A field {@code country_code}, or as MaxMind's own files have it. */
  private static String code(Map<?, ?> found) {
    Object code = found.get("country_code");
    if (code == null && found.get("country") instanceof Map<?, ?> country) {
      code = country.get("iso_code");
    }
    return code instanceof String text ? Headers.country(text) : "";
  }
}
