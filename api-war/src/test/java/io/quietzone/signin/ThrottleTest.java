package io.quietzone.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quietzone.accounts.EmailAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private static final EmailAddress OWNER = EmailAddress.parse("owner@example.com");
  private static final EmailAddress OTHER = EmailAddress.parse("other@example.com");

  private final MovedClock clock = new MovedClock();
  private final Throttle throttle = new Throttle(clock);

  @Test
  void anAddressThatIsWrongAboutAnAccountTooOftenWaits() {
    wrong(OWNER, address(1), 5);

    assertRefused(OWNER, address(1));
    assertTaken(OTHER, address(1));
    assertTaken(OWNER, address(2));
    clock.move(Duration.ofMinutes(15));
    assertTaken(OWNER, address(1));
  }

  @Test
  void anAddressThatIsWrongTooOftenInAllWaitsForEveryAccount() {
    for (int i = 0; i < 50; i++) {
      wrong(EmailAddress.parse("a" + i + "@example.com"), address(1), 1);
    }

    assertRefused(OTHER, address(1));
    assertTaken(OTHER, address(2));
  }

  @Test
  void whatWasRightDoesNotCount() {
    for (int i = 0; i < 100; i++) {
      assertTaken(OWNER, address(1));
      throttle.right(OWNER, address(1));
    }

    assertTaken(OTHER, address(1));
    assertTaken(OWNER, address(2));
  }

  @Test
  void whatNobodyCouldJudgeDoesNotCountAndExcusesNothing() {
    wrong(OWNER, address(1), 4);
    for (int i = 0; i < 100; i++) {
      assertTaken(OWNER, address(1));
      throttle.giveBack(OWNER, address(1));
    }

    assertTaken(OWNER, address(1));
    assertRefused(OWNER, address(1));
    assertTaken(OWNER, address(2));
  }

  @Test
  void whatWaitsForOneAccountIsNotCountedAgainstTheAddress() {
    wrong(OWNER, address(1), 5);
    for (int i = 0; i < 100; i++) {
      assertRefused(OWNER, address(1));
    }

    assertTaken(OTHER, address(1));
  }

  @Test
  void whatAnAddressIsRefusedIsNotCountedForTheAccount() {
    for (int i = 0; i < 50; i++) {
      wrong(EmailAddress.parse("a" + i + "@example.com"), address(1), 1);
    }
    clock.move(Duration.ofMinutes(10));
    for (int i = 0; i < 5; i++) {
      assertRefused(OWNER, address(1));
    }

    clock.move(Duration.ofMinutes(5));

    assertTaken(OWNER, address(1));
  }

  @Test
  void strangersCannotLockAnOwnerOut() {
    throttle.take(OWNER, address(200));
    throttle.right(OWNER, address(200));
    for (int stranger = 1; stranger <= 20; stranger++) {
      wrong(OWNER, address(stranger), 1);
    }

    assertTaken(OWNER, address(200));
    assertRefused(OWNER, address(100));
    clock.move(Throttle.APPOINTMENT);
    assertTaken(OWNER, address(100));
  }

  @Test
  void anAppointmentIsKeptOnce() {
    for (int stranger = 1; stranger <= 20; stranger++) {
      wrong(OWNER, address(stranger), 1);
    }
    assertRefused(OWNER, address(100));
    clock.move(Throttle.APPOINTMENT);
    assertTaken(OWNER, address(100));

    assertRefused(OWNER, address(100));
  }

  @Test
  void theAddressesOfOneNetworkOfIpv6AreOne() throws Exception {
    for (int i = 0; i < 5; i++) {
      throttle.take(OWNER, InetAddress.getByName("2001:db8:1:2::" + i));
    }

    assertRefused(OWNER, InetAddress.getByName("2001:db8:1:2:ffff::1"));
    assertTaken(OWNER, InetAddress.getByName("2001:db8:1:3::1"));
  }

  private void wrong(EmailAddress email, InetAddress address, int times) {
    for (int i = 0; i < times; i++) {
      throttle.take(email, address);
    }
  }

  private void assertRefused(EmailAddress email, InetAddress address) {
    assertThatExceptionOfType(TooManyAttempts.class)
        .isThrownBy(() -> throttle.take(email, address))
        .satisfies(refusal -> assertThat(refusal.after()).isPositive());
  }

  private void assertTaken(EmailAddress email, InetAddress address) {
    assertThatCode(() -> throttle.take(email, address)).doesNotThrowAnyException();
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) 198, 51, 100, (byte) last});
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
