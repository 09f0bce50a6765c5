package io.quietzone.scans;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells visitors apart without knowing them: a number from address and user agent under a salt that
 * lives for a day, UTC. All nodes share the salt, so that a visitor is one whichever node answers
 * and whenever it was started; when the day is over it is deleted, and nobody can ever again tell
 * which address a number was.
 */
@Singleton
class Visitors {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int SALT_BYTES = 32;

  /** Numbers remembered to tell first scans of the day, 8 bytes each; then the oldest give way. */
  private static final int REMEMBERED = 1 << 20;

  private static final int WAYS = 4;

  private final SecureRandom random = new SecureRandom();
  private final AtomicLongArray seen = new AtomicLongArray(REMEMBERED);
  private volatile Salt today;
  private volatile Salt tomorrow;

  /**
   * A day's salt.
   *
   * @param day since 1970, UTC
   */
  private record Salt(long day, MessageDigest keyed) {}

  @Inject
  Visitors(Clock clock) {
    long day = day(clock.millis());
    this.today = ownSalt(day);
    this.tomorrow = ownSalt(day + 1);
  }

  /** The day of a time in milliseconds, counted since 1970, UTC. */
  static long day(long millis) {
    return Math.floorDiv(millis, DAY_MILLIS);
  }

  byte[] newSalt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  /** Takes over the salts that all nodes share, for a day and the one after it. */
  void share(long day, byte[] salt, byte[] salted) {
    today = new Salt(day, Digests.keyed(salt));
    tomorrow = new Salt(day + 1, Digests.keyed(salted));
  }

  /** The visitor's number of the day. */
  long number(InetAddress address, String userAgent, long millis) {
    return Digests.of(salt(day(millis)).keyed(), address, userAgent);
  }

  /**
   * Whether this node sees a visitor at a code for the first time today; a start forgets, and so
   * does a day of millions. What is counted as unique does not rest on it.
   */
  boolean isFirst(long visitor, String codeId) {
    long key = (visitor ^ codeId.hashCode()) | 1;
    int slot = (int) (key >>> 34) & (REMEMBERED - WAYS);
    for (int way = 0; way < WAYS; way++) {
      if (seen.get(slot + way) == key) {
        return false;
      }
    }
    for (int way = WAYS - 1; way > 0; way--) {
      seen.set(slot + way, seen.get(slot + way - 1));
    }
    seen.set(slot, key);
    return true;
  }

  private Salt salt(long day) {
    Salt current = today;
    return current.day() == day ? current : nextDay(day);
  }

  private synchronized Salt nextDay(long day) {
    if (today.day() != day) {
      // Without the database for more than a day this node goes on by itself.
      today = tomorrow.day() == day ? tomorrow : ownSalt(day);
      tomorrow = ownSalt(day + 1);
    }
    return today;
  }

  private Salt ownSalt(long day) {
    return new Salt(day, Digests.keyed(newSalt()));
  }
}
