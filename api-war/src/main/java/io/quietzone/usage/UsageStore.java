package io.quietzone.usage;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the database's functions count. Each call is a transaction of its own, in one round trip,
 * whatever transaction the caller is in: what was taken is taken, and holds up nobody else.
 */
@Singleton
@Transactional(TxType.NOT_SUPPORTED)
class UsageStore {

  /** Of a workspace: whether some node may give back renders within seconds. */
  static final String IS_LEASED =
      "select exists (select from lease"
          + " where workspace_id = ? and taken_at > now() - interval '5 seconds')";

  @Resource(lookup = "jdbc/quietzone")
  private DataSource dataSource;

  /**
   * Takes as many renders for good as there are, and where there are plenty more of them ahead.
   *
   * @param most how many ahead
   * @param lease to which those are added, unless it is settled
   * @param holder the run of this node that a new lease belongs to
   */
  Ahead take(
      Payer payer, LocalDate month, long wanted, long most, OptionalLong lease, UUID holder) {
    return call(
        "select granted, by_credit, used, used_by_key, lease_id, leased"
            + " from take_renders_ahead(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        statement -> {
          statement.setString(1, payer.workspaceId());
          statement.setString(2, payer.keyId());
          statement.setObject(3, month);
          statement.setLong(4, wanted);
          setLimit(statement, 5, payer.quota());
          setLimit(statement, 6, payer.quotaCap());
          setLimit(statement, 7, payer.keyCap());
          statement.setLong(8, most);
          setLimit(statement, 9, lease);
          statement.setObject(10, holder);
        },
        row ->
            new Ahead(
                new Taken(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    OptionalLong.empty()),
                row.getLong(5),
                row.getLong(6)));
  }

  /** Ends a lease, and gives back what was not delivered of it; nothing happens if it is ended. */
  void settleLease(long lease, long delivered) {
    call(
        "select settle_lease(?, ?)",
        statement -> {
          statement.setLong(1, lease);
          statement.setLong(2, delivered);
        },
        row -> row.getBoolean(1));
  }

  /** Gives back the leases of a run that ended before it could deliver anything of them. */
  void giveBackLeases(UUID holder) {
    call(
        "select count(settle_lease(id, 0)) from lease where holder = ?",
        statement -> statement.setObject(1, holder),
        row -> row.getLong(1));
  }

  /** Ends the leases of a run of which nobody knows any more what it delivered: all. */
  void keepLeases(UUID holder) {
    call(
        "with kept as (delete from lease where holder = ? returning id) select count(*) from kept",
        statement -> statement.setObject(1, holder),
        row -> row.getLong(1));
  }

  /** Ends the leases of runs that never came back, as delivered. */
  void keepAbandonedLeases() {
    call(
        "with kept as (delete from lease where taken_at < now() - interval '1 day' returning id)"
            + " select count(*) from kept",
        statement -> {},
        row -> row.getLong(1));
  }

  /** Whether some node may give back renders of a workspace within seconds. */
  boolean isLeased(String workspaceId) {
    return call(
        IS_LEASED, statement -> statement.setString(1, workspaceId), row -> row.getBoolean(1));
  }

  /** Makes a reservation final, and its batch paid; false if it is not there any more. */
  boolean settle(long reservation) {
    return call(
        "select settle_renders(?)",
        statement -> statement.setLong(1, reservation),
        row -> row.getBoolean(1));
  }

  /**
   * Forgets which batches were paid that cannot be asked for any more: after a day, and another.
   */
  void forgetPaid() {
    call(
        "with forgotten as (delete from paid_batch where paid_at < now() - interval '2 days'"
            + " returning id) select count(*) from forgotten",
        statement -> {},
        row -> row.getLong(1));
  }

  /** Gives a reservation back; nothing happens if it is not there any more. */
  void giveBack(long reservation) {
    call(
        "select give_back_renders(?)",
        statement -> statement.setLong(1, reservation),
        row -> row.getBoolean(1));
  }

  /** Says that somebody still works on these reservations. */
  void renew(Collection<Long> reservations) {
    call(
        "with renewed as (update reservation set alive_at = now() where id = any(?) returning id)"
            + " select count(*) from renewed",
        statement ->
            statement.setArray(
                1, statement.getConnection().createArrayOf("bigint", reservations.toArray())),
        row -> row.getLong(1));
  }

  /**
   * Gives back what nobody works on any more: each reservation in a transaction of its own, which
   * has locked the rows of one workspace and one month only, in the order in which renders are
   * taken. Together they could wait for a render of the new month that waits for them. One that
   * cannot be given back keeps no other from it.
   *
   * @param seconds how long nobody has said that he does
   */
  void giveBackAbandoned(double seconds) {
    PersistenceException failure = null;
    for (long reservation : abandoned(seconds)) {
      try {
        giveBackIfAbandoned(reservation, seconds);
      } catch (PersistenceException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * The statement that deletes it asks once more: the one before may have waited, or this one
   * waits, while somebody says that he works on it.
   */
  private void giveBackIfAbandoned(long reservation, double seconds) {
    call(
        "select give_back_renders(?, now() - make_interval(secs => ?))",
        statement -> {
          statement.setLong(1, reservation);
          statement.setDouble(2, seconds);
        },
        row -> row.getBoolean(1));
  }

  private Long[] abandoned(double seconds) {
    return call(
        "select coalesce(array_agg(id order by month, id), '{}') from reservation"
            + " where alive_at < now() - make_interval(secs => ?)",
        statement -> statement.setDouble(1, seconds),
        row -> (Long[]) row.getArray(1).getArray());
  }

  private static void setLimit(PreparedStatement statement, int index, OptionalLong limit)
      throws SQLException {
    if (limit.isPresent()) {
      statement.setLong(index, limit.getAsLong());
    } else {
      statement.setNull(index, Types.BIGINT);
    }
  }

  /** Sets the parameters of a statement. */
  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Reads a row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> T call(String sql, Parameters parameters, Row<T> reader) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return reader.read(row);
      }
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }
}
