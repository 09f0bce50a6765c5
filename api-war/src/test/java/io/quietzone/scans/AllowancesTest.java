package io.quietzone.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.codes.Destination;
import io.quietzone.codes.LiveCode;
import io.quietzone.codes.Route;
import io.quietzone.plans.CatalogueForTests;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowancesTest {

  /** Scans a month on the plan "free", of which all but these were imported. */
  private static final int LIMIT = 50;

  private static final int LEFT = 3;

  private static final LiveCode CODE =
      new LiveCode(
          "01M8A54GP8PJKJPC5YWK750RH3",
          "workspace",
          "free",
          "k7x2mqf",
          new Route(Destination.parse("https://example.com"), List.of()),
          List.of(),
          true,
          false,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          0,
          false,
          false);

  private long nanos;
  private int asked;
  private boolean away;

  private final Allowances allowances =
      new Allowances(
          fake(EntityManager.class, (proxy, method, arguments) -> query()),
          CatalogueForTests.builtIn(),
          Clock.fixed(Instant.parse("2026-03-14T12:00:00Z"), ZoneOffset.UTC),
          () -> nanos);

  @Test
  void whatIsLetThroughIsTakenFromTheMonth() {
    for (int i = 0; i < LEFT; i++) {
      assertThat(allowances.take(CODE)).isTrue();
      assertThat(allowances.keepIf(CODE, () -> true)).isTrue();
    }

    assertThat(allowances.take(CODE)).isFalse();
  }

  @Test
  void aCodeLeadsOnAlthoughItsPlanWasTakenOutOfTheCatalogue() {
    LiveCode orphan =
        new LiveCode(
            CODE.id(),
            CODE.workspaceId(),
            "taken-out",
            CODE.shortId(),
            new Route(Destination.parse("https://example.com"), List.of()),
            List.of(),
            true,
            false,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            0,
            false,
            false);

    assertThat(allowances.limits(orphan)).isFalse();
    assertThat(allowances.take(orphan)).isTrue();
    assertThat(allowances.keepIf(orphan, () -> false)).isFalse();
  }

  @Test
  void whatIsNotLetThroughIsGivenBack() {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(allowances.take(CODE)).isTrue();
      assertThat(allowances.keepIf(CODE, () -> false)).isFalse();
    }

    assertThat(allowances.take(CODE)).isTrue();
  }

  @Test
  void whatCouldNotBeDecidedIsGivenBack() {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(allowances.take(CODE)).isTrue();
      assertThatThrownBy(() -> allowances.keepIf(CODE, AllowancesTest::fail))
          .isInstanceOf(PersistenceException.class);
    }

    assertThat(allowances.take(CODE)).isTrue();
  }

  @Test
  void whileTheDatabaseIsAwayItIsAskedEveryFiveSecondsAndWhatWasCountedHolds() {
    assertThat(allowances.take(CODE)).isTrue();
    away = true;
    for (int time = 1; time <= 3; time++) {
      nanos += Duration.ofSeconds(6).toNanos();
      for (int scan = 0; scan < LIMIT; scan++) {
        allowances.take(CODE);
      }
      assertThat(asked).isEqualTo(1 + time);
    }
    assertThat(allowances.take(CODE)).isFalse();
  }

  @Test
  void whileTheDatabaseIsAwayWhatWasNeverCountedIsLetThrough() {
    away = true;

    for (int scan = 0; scan < 2 * LIMIT; scan++) {
      assertThat(allowances.take(CODE)).isTrue();
    }
  }

  private Query query() {
    asked++;
    return fake(
        Query.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "setParameter" -> proxy;
              case "getResultList" -> away ? List.of(fail()) : List.of(LIMIT - LEFT);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static boolean fail() {
    throw new PersistenceException(new SQLException("the database is away", "08006"));
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            AllowancesTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
