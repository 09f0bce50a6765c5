package io.quietzone.scans;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What has to be done again and again: partitions, and the visitors' salts of today and tomorrow.
 */
@Singleton
class ScanChores {

  private final ScanPartitions partitions;
  private final Visitors visitors;

  @Inject
  ScanChores(ScanPartitions partitions, Visitors visitors) {
    this.partitions = partitions;
    this.visitors = visitors;
  }

  void run(Connection connection, Instant now) throws SQLException {
    partitions.keepUp(connection, now);
    LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
    try (PreparedStatement forget =
        connection.prepareStatement("delete from visitor_salt where day < ?")) {
      forget.setDate(1, Date.valueOf(today));
      forget.executeUpdate();
    }
    visitors.share(
        today.toEpochDay(), salt(connection, today), salt(connection, today.plusDays(1)));
  }

  /** The salt that all nodes share on a day; whoever asks first draws it. */
  private byte[] salt(Connection connection, LocalDate day) throws SQLException {
    try (PreparedStatement draw =
        connection.prepareStatement(
            "insert into visitor_salt (day, salt) values (?, ?) on conflict do nothing")) {
      draw.setDate(1, Date.valueOf(day));
      draw.setBytes(2, visitors.newSalt());
      draw.executeUpdate();
    }
    try (PreparedStatement read =
        connection.prepareStatement("select salt from visitor_salt where day = ?")) {
      read.setDate(1, Date.valueOf(day));
      try (ResultSet row = read.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("there is no salt for " + day);
        }
        return row.getBytes(1);
      }
    }
  }
}
