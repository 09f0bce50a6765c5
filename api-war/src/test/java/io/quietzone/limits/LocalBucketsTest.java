package io.quietzone.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalBucketsTest {

  private static final Rate FREE = new Rate(30, 60);

  private final AtomicLong nanos = new AtomicLong();
  private final LocalBuckets buckets =
      new LocalBuckets(
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void aBurstOf60IsGrantedExactly60TimesHoweverManyAskAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<ConsumptionProbe>> asked = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        asked.add(threads.submit(() -> buckets.take("key k1", FREE)));
      }
      int granted = 0;
      for (Future<ConsumptionProbe> answer : asked) {
        granted += answer.get().isConsumed() ? 1 : 0;
      }
      assertThat(granted).isEqualTo(60);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theMinutesTokensComeBackTogetherWhenTheMinuteIsOver() {
    assertThat(takeAll("key k1")).isEqualTo(60);
    assertThat(buckets.take("key k1", FREE).getNanosToWaitForRefill())
        .isEqualTo(Duration.ofMinutes(1).toNanos());

    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(takeAll("key k1")).isZero();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(takeAll("key k1")).isEqualTo(30);
    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    assertThat(takeAll("key k1")).isEqualTo(60);
  }

  @Test
  void callersHaveBucketsOfTheirOwn() {
    assertThat(takeAll("key k1")).isEqualTo(60);
    assertThat(takeAll("key k2")).isEqualTo(60);
  }

  @Test
  void anotherSpeedKeepsTheProportionOfTheBurst() {
    assertThat(FREE.at(100)).isEqualTo(new Rate(100, 200));
    assertThat(new Rate(60, 60).at(1)).isEqualTo(new Rate(1, 1));
  }

  @Test
  void anAddressHasANameThatSaysNothingAndIsAnotherInEveryProcess() throws Exception {
    AddressNames names = new AddressNames(new SecureRandom());
    InetAddress address = InetAddress.getByName("203.0.113.7");

    assertThat(names.of(address))
        .isEqualTo(names.of(address))
        .doesNotContain("203")
        .isNotEqualTo(names.of(InetAddress.getByName("203.0.113.8")))
        .isNotEqualTo(new AddressNames(new SecureRandom()).of(address));
    assertThat(names.of(InetAddress.getByName("2001:db8:1:2::1")))
        .isEqualTo(names.of(InetAddress.getByName("2001:db8:1:2:ffff::9")))
        .isNotEqualTo(names.of(InetAddress.getByName("2001:db8:1:3::1")));
  }

  private int takeAll(String caller) {
    int granted = 0;
    while (buckets.take(caller, FREE).isConsumed()) {
      granted++;
    }
    return granted;
  }
}
