package io.quietzone.liberty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.CRC32;

/** A workspace written straight into the database, on whatever plan a test needs. */
final class TestWorkspace {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private TestWorkspace() {}

  /** Makes a workspace, and a key of it that may render. */
  static String keyOnPlan(TestServer server, String plan) throws IOException, SQLException {
    return keyOnPlan(server, plan, "smk_", "RENDER");
  }

  /** Makes a workspace, and a key of it that may do everything. */
  static String fullKeyOnPlan(TestServer server, String plan) throws IOException, SQLException {
    return keyOnPlan(server, plan, "fqs_live_", "FULL");
  }

  private static String keyOnPlan(TestServer server, String plan, String prefix, String scope)
      throws IOException, SQLException {
    String id = UUID.randomUUID().toString();
    String key = key(prefix, id);
    try (Connection connection = server.postgres().connect();
        PreparedStatement workspace =
            connection.prepareStatement("insert into workspace values (?, ?, ?, now())");
        PreparedStatement apiKey =
            connection.prepareStatement(
                "insert into api_key (id, workspace_id, name, prefix, hash, scope, created_at)"
                    + " values (?, ?, 'Test', ?, ?, ?, now())")) {
      workspace.setString(1, id);
      workspace.setString(2, "Test");
      workspace.setString(3, plan);
      workspace.executeUpdate();
      apiKey.setString(1, id);
      apiKey.setString(2, id);
      apiKey.setString(3, prefix);
      apiKey.setBytes(4, sha256(key));
      apiKey.setString(5, scope);
      apiKey.executeUpdate();
    }
    return key;
  }

  /** The id of the workspace that a key belongs to. */
  static String of(TestServer server, String key) throws IOException, SQLException {
    try (Connection connection = server.postgres().connect();
        PreparedStatement statement =
            connection.prepareStatement("select workspace_id from api_key where hash = ?")) {
      statement.setBytes(1, sha256(key));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  /** A key of the right form that nobody has. */
  static String unknownKey() {
    return key("smk_", UUID.randomUUID().toString());
  }

  /** Thirty characters and a checksum: the CRC-32 of all before it, in base 62. */
  private static String key(String prefix, String seed) {
    String start = prefix + seed.replace("-", "").toLowerCase(Locale.ROOT).substring(0, 30);
    CRC32 crc = new CRC32();
    crc.update(start.getBytes(StandardCharsets.US_ASCII));
    StringBuilder checksum = new StringBuilder();
    long rest = crc.getValue();
    for (int i = 0; i < 6; i++) {
      checksum.insert(0, ALPHABET.charAt((int) (rest % ALPHABET.length())));
      rest /= ALPHABET.length();
    }
    return start + checksum;
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
