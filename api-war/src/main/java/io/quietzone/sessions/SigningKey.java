package io.quietzone.sessions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * What access tokens are signed with. It is published a day before it signs, signs for a month, and
 * is known for as long as the last token it signed is good.
 */
@Entity
@Table(name = "signing_key")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
class SigningKey {

  private static final String ALGORITHM = "RSA";

  @Id private String id;

  @Column(name = "public_key")
  private byte[] publicKey;

  @Column(name = "private_key")
  private byte[] sealedPrivateKey;

  @Column(name = "signs_from")
  private OffsetDateTime signsFrom;

  @Column(name = "signs_until")
  private OffsetDateTime signsUntil;

  protected SigningKey() {}

  /**
   * Makes a key.
   *
   * @param sealedPrivateKey the pair's private key in PKCS #8, sealed
   */
  SigningKey(String id, KeyPair pair, byte[] sealedPrivateKey, Instant from, Duration duration) {
    this.id = id;
    this.publicKey = pair.getPublic().getEncoded();
    this.sealedPrivateKey = sealedPrivateKey;
    this.signsFrom = from.atOffset(ZoneOffset.UTC);
    this.signsUntil = from.plus(duration).atOffset(ZoneOffset.UTC);
  }

  /** The name in a token's head, {@code kid}. */
  String id() {
    return id;
  }

  Instant signsUntil() {
    return signsUntil.toInstant();
  }

  boolean signsAt(Instant moment) {
    return !moment.isBefore(signsFrom.toInstant()) && moment.isBefore(signsUntil());
  }

  byte[] sealedPrivateKey() {
    return sealedPrivateKey;
  }

  PublicKey publicKey() {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing key " + id + " cannot be read", e);
    }
  }

  /** Reads a private key that was opened. */
  static PrivateKey privateKey(byte[] pkcs8) {
    try {
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a signing key's private part cannot be read", e);
    }
  }
}
