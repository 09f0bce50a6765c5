package io.quietzone.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in. It is made with an address that nobody has verified yet; whoever reads the
 * mail sent there verifies it. It may be a member of several workspaces.
 */
@Entity
@Table(name = "account")
@SuppressWarnings("UnusedVariable") // Queries read what no method reads.
public class Account {

  @Id private String id;

  private String email;

  private String name;

  private String password;

  @Column(name = "verified_at")
  private @Nullable OffsetDateTime verifiedAt;

  @Column(name = "created_at")
  private OffsetDateTime createdAt;

  protected Account() {}

  Account(String id, EmailAddress email, String name, String password, Instant createdAt) {
    this.id = id;
    this.email = email.text();
    this.name = name;
    this.password = password;
    this.createdAt = createdAt.atOffset(ZoneOffset.UTC);
  }

  public String id() {
    return id;
  }

  public EmailAddress email() {
    return new EmailAddress(email);
  }

  public String name() {
    return name;
  }

  /** The hash of the password, as a PHC string. */
  public String password() {
    return password;
  }

  /** Whether somebody has shown to read the mail to the address. */
  public boolean isVerified() {
    return verifiedAt != null;
  }

  /**
   * Makes sure that somebody has shown to read the mail to the address.
   *
   * @throws UnverifiedAddress if nobody has
   */
  public void requireVerified() {
    if (!isVerified()) {
      throw new UnverifiedAddress();
    }
  }

  /** Gives it another name. */
  public void rename(String newName) {
    this.name = newName;
  }

  /**
   * Gives it another password.
   *
   * @param hash a PHC string
   */
  public void changePassword(String hash) {
    this.password = hash;
  }

  /** Notes that the mail to the address is read. */
  public void verify(Instant now) {
    if (verifiedAt == null) {
      verifiedAt = now.atOffset(ZoneOffset.UTC);
    }
  }
}
