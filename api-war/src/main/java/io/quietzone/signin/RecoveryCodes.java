package io.quietzone.signin;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;

/** What lets an owner in when the app is lost: codes that are good once. */
@Singleton
class RecoveryCodes {

  private static final int CODES = 10;

  /** 80 bits: 16 letters and digits, in groups of four. */
  private static final int BYTES = 10;

  private final EntityManager database;
  private final SecureRandom random = new SecureRandom();

  @Inject
  RecoveryCodes(EntityManager database) {
    this.database = database;
  }

  /**
   * Makes new codes, instead of those before.
   *
   * @return the codes; they are not kept and cannot be read again
   */
  List<String> replace(String accountId) {
    removeAll(accountId);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < CODES; i++) {
      byte[] drawn = new byte[BYTES];
      random.nextBytes(drawn);
      String code = Base32.toBase32String(drawn).toLowerCase(Locale.ROOT);
      codes.add(code.replaceAll("(.{4})(?=.)", "$1-"));
      database
          .createNativeQuery("insert into recovery_code (account_id, hash) values (?1, ?2)")
          .setParameter(1, accountId)
          .setParameter(2, hash(code))
          .executeUpdate();
    }
    return codes;
  }

  /** Uses a code up; in one statement, so that of two who send it one gets in. */
  boolean use(String accountId, String sent) {
    String code = sent.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    return database
            .createNativeQuery("delete from recovery_code where account_id = ?1 and hash = ?2")
            .setParameter(1, accountId)
            .setParameter(2, hash(code))
            .executeUpdate()
        > 0;
  }

  void removeAll(String accountId) {
    database
        .createNativeQuery("delete from recovery_code where account_id = ?1")
        .setParameter(1, accountId)
        .executeUpdate();
  }

  private static byte[] hash(String code) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
