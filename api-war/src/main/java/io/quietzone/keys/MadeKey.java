package io.quietzone.keys;

/**
 * A key and its secret, which is not kept and cannot be read again.
 *
 * @param raw what its owner sends
 */
public record MadeKey(ApiKey key, String raw) {

  /** Never the secret: a record's own {@code toString} would tell it. */
  @Override
  public String toString() {
    return "MadeKey[" + key.prefix() + "…]";
  }
}
