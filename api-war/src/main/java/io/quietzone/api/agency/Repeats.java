package io.quietzone.api.agency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quietzone.render.NamedOrder;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What bodies of requests for pictures came to, so that the same body is not read again: browsers
 * and shops ask for the same picture over and over. A body says the same to everybody, so it does
 * not matter who sent it; whether a caller may have the picture is asked each time.
 */
@Singleton
class Repeats {

  private static final long MAX_BYTES = 16L * 1024 * 1024;

  /** What an order takes beside its text, roughly. */
  private static final int ORDER_BYTES = 1024;

  private final Cache<ByteBuffer, Read> read =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((ByteBuffer name, Read entry) -> entry.bytes())
          .executor(Runnable::run)
          .build();

  /**
   * What was read.
   *
   * @param ignored the fields that are not known, as a header has them
   */
  record Read(NamedOrder named, Optional<String> ignored) {

    int bytes() {
      return ORDER_BYTES
          + 2 * named.order().text().length()
          + ignored.map(String::length).orElse(0);
    }
  }

  /** The name of a body: its SHA-256. */
  static ByteBuffer name(byte[] body) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  Optional<Read> find(ByteBuffer name) {
    return Optional.ofNullable(read.getIfPresent(name));
  }

  void put(ByteBuffer name, Read entry) {
    read.put(name, entry);
  }
}
