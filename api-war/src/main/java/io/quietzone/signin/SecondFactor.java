package io.quietzone.signin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A secret that an account shares with an app. It is made, and asked for once its owner has shown
 * that the app knows it.
 */
@Entity
@Table(name = "second_factor")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
class SecondFactor {

  @Id
  @Column(name = "account_id")
  private String accountId;

  @Column(name = "secret")
  private byte[] sealedSecret;

  @Column(name = "confirmed_at")
  private @Nullable OffsetDateTime confirmedAt;

  @Column(name = "last_step")
  private long lastStep;

  protected SecondFactor() {}

  SecondFactor(String accountId, byte[] sealedSecret) {
    this.accountId = accountId;
    this.sealedSecret = sealedSecret;
  }

  byte[] sealedSecret() {
    return sealedSecret;
  }

  /** The last step of time of which a code was taken. */
  long lastStep() {
    return lastStep;
  }

  boolean isConfirmed() {
    return confirmedAt != null;
  }

  void replaceSecret(byte[] newSealedSecret) {
    this.sealedSecret = newSealedSecret;
    this.lastStep = 0;
  }

  void use(long step) {
    this.lastStep = step;
  }

  void confirm(Instant now) {
    this.confirmedAt = now.atOffset(ZoneOffset.UTC);
  }
}
