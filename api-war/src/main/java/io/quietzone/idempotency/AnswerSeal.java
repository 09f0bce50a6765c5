package io.quietzone.idempotency;

import io.quietzone.idempotency.Answer.Header;
import io.quietzone.secrets.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides answers, which may show a raw key, from whoever reads the database. Each is sealed with a
 * key of its own that takes both to derive: the server's secret, and what the client sends again
 * with a repetition, of which the server keeps nothing in clear.
 */
@Singleton
class AnswerSeal {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /** The purposes of the keys of both parts, and of what tells requests apart. */
  private static final String HEAD = "answer's head";

  private static final String BODY = "answer's body";
  private static final String FINGERPRINT = "body";

  private final Secrets secrets;
  private final SecureRandom random = new SecureRandom();

  @Inject
  AnswerSeal(Secrets secrets) {
    this.secrets = secrets;
  }

  /** What the answer is found by: the same for another body. */
  static byte[] id(Request request) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(utf8(request.scope()));
      sha256.update((byte) 0);
      return sha256.digest(utf8(request.key()));
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  /** Tells one body from another. */
  static byte[] fingerprint(Request request) {
    return mac(request, FINGERPRINT);
  }

  /** Hides what an answer says before its body. */
  byte[] sealHead(Request request, Answer answer) {
    return seal(request, HEAD, write(answer));
  }

  /** Hides what an answer says. */
  byte[] sealBody(Request request, byte[] body) {
    return seal(request, BODY, body);
  }

  /**
   * Opens both parts of an answer.
   *
   * @return empty if they were sealed with another secret or for another request, or were changed
   */
  Optional<Answer> open(Request request, byte[] head, byte[] body) {
    return open(request, HEAD, head)
        .flatMap(said -> open(request, BODY, body).map(text -> read(said, text)));
  }

  private byte[] seal(Request request, String part, byte[] text) {
    byte[] sealed = new byte[NONCE_BYTES + text.length + TAG_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
    try {
      cipher(Cipher.ENCRYPT_MODE, request, part, nonce)
          .doFinal(text, 0, text.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private Optional<byte[]> open(Request request, String part, byte[] sealed) {
    if (sealed.length < NONCE_BYTES) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, request, part, nonce)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private Cipher cipher(int mode, Request request, String part, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(secrets.mac(part, mac(request, part)), "AES"),
        new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    return cipher;
  }

  private static byte[] mac(Request request, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(utf8(request.key()), "HmacSHA256"));
      mac.update(utf8(purpose));
      mac.update((byte) 0);
      mac.update(utf8(request.scope()));
      mac.update((byte) 0);
      return mac.doFinal(request.body());
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static byte[] write(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(answer.status());
      out.writeShort(answer.headers().size());
      for (Header header : answer.headers()) {
        out.writeUTF(header.name());
        out.writeUTF(header.value());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Answer read(byte[] head, byte[] body) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
      int status = in.readUnsignedShort();
      int count = in.readUnsignedShort();
      List<Header> headers = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        headers.add(new Header(in.readUTF(), in.readUTF()));
      }
      return new Answer(status, headers, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java platform has SHA-256, its HMAC and AES", e);
  }
}
