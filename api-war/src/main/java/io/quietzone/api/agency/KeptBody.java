package io.quietzone.api.agency;

import io.quietzone.shares.Share;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A body that may have to be read twice. It is in memory once, in pieces as it came, so that a
 * client takes no more memory than it has sent.
 */
final class KeptBody {

  private static final int PIECE_KIB = 64;
  private static final int PIECE = PIECE_KIB * 1024;

  private final List<byte[]> pieces = new ArrayList<>();
  private final byte[] fingerprint;

  private KeptBody(InputStream body, MediaType type, Share memory) throws IOException {
    MessageDigest sha256 = sha256();
    // The type comes first, for the same bytes may be read in two ways.
    sha256.update(
        (type.getType() + "/" + type.getSubtype() + "\n").getBytes(StandardCharsets.UTF_8));
    byte[] piece;
    do {
      memory.take(PIECE_KIB, Duration.ZERO);
      piece = body.readNBytes(PIECE);
      sha256.update(piece);
      pieces.add(piece);
    } while (piece.length == PIECE);
    this.fingerprint = sha256.digest();
  }

  /**
   * Reads a body to its end.
   *
   * @param memory in KiB, of which it takes its own
   * @throws IOException if the client goes away
   */
  static KeptBody read(InputStream body, MediaType type, Share memory) throws IOException {
    return new KeptBody(body, type, memory);
  }

  /** A SHA-256, the same for equal bodies of the same type. */
  byte[] fingerprint() {
    return fingerprint;
  }

  /** The body from its beginning. */
  InputStream open() {
    return new SequenceInputStream(
        Collections.enumeration(pieces.stream().map(ByteArrayInputStream::new).toList()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
