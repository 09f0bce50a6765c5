package io.quietzone.integrations.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:embedded-postgresql:<data folder>[?<parameters of the PostgreSQL driver>]}. The
 * folder is taken literally, without percent-decoding, and cannot hold a question mark.
 *
 * @param folder absolute
 * @param query what follows the question mark, still encoded; empty when there is none
 */
record EmbeddedUrl(Path folder, String query) {

  static final String PREFIX = "jdbc:embedded-postgresql:";

  static EmbeddedUrl parse(String url) throws SQLException {
    String rest = url.substring(PREFIX.length());
    int mark = rest.indexOf('?');
    String folder = mark < 0 ? rest : rest.substring(0, mark);
    if (folder.isBlank()) {
      throw malformed("names no data folder", null);
    }
    try {
      Path path = Path.of(folder).toAbsolutePath().normalize();
      return new EmbeddedUrl(path, mark < 0 ? "" : rest.substring(mark + 1));
    } catch (InvalidPathException e) {
      throw malformed("names a folder that cannot exist", e);
    }
  }

  /** The decoded value of a query parameter, the last one if it is repeated. */
  Optional<String> parameter(String name) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .reduce((first, second) -> second);
  }

  /** The URL itself stays out of the message: it may carry a password. */
  private static SQLException malformed(String what, @Nullable Exception cause) {
    return new SQLNonTransientConnectionException(
        "The URL " + what + "; it must read " + PREFIX + "<data folder>[?name=value&…]",
        ServerUnavailableException.CANNOT_CONNECT,
        cause);
  }
}
