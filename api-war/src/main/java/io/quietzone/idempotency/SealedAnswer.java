package io.quietzone.idempotency;

import io.quietzone.idempotency.Answer.Header;
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
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides answers, which may show a raw key, from whoever reads the database. Everything is derived
 * from what the client sends again with a repetition, and the server keeps none of that in clear:
 * an answer is as safe as its Idempotency-Key is hard to guess.
 */
final class SealedAnswer {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private SealedAnswer() {}

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
    return mac(request, "body");
  }

  static byte[] seal(Request request, Answer answer) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] hidden = crypt(Cipher.ENCRYPT_MODE, request, nonce, write(answer));
    byte[] sealed = new byte[NONCE_BYTES + hidden.length];
    System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
    System.arraycopy(hidden, 0, sealed, NONCE_BYTES, hidden.length);
    return sealed;
  }

  static Answer open(Request request, byte[] sealed) {
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] hidden = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return read(crypt(Cipher.DECRYPT_MODE, request, nonce, hidden));
  }

  private static byte[] crypt(int mode, Request request, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(mac(request, "answer"), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a stored answer cannot be sealed or opened", e);
    }
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
      out.write(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Answer read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int status = in.readUnsignedShort();
      int count = in.readUnsignedShort();
      List<Header> headers = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        headers.add(new Header(in.readUTF(), in.readUTF()));
      }
      return new Answer(status, headers, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every Java platform has SHA-256 and its HMAC", e);
  }
}
