package io.quietzone.liberty;

import static io.quietzone.liberty.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with an {@code Idempotency-Key}: one effect and one answer, however often they come. */
@ExtendWith(SharedServer.class)
class IdempotencyIT {

  private static final String QRCODES = "/api/v1/qrcodes";
  private static final String BODY = "{\"destination\": \"https://example.com/once\"}";

  private final TestServer server;
  private final String key;

  IdempotencyIT(TestServer server) throws Exception {
    this.server = server;
    this.key = TestWorkspace.fullKeyOnPlan(server, "business");
  }

  @Test
  void aRepetitionGetsTheFirstAnswerAndMakesNothing() throws Exception {
    String name = UUID.randomUUID().toString();

    Answer first = create(name, BODY);
    Answer again = create(name, BODY.replace(" ", "  "));

    assertThat(first.status()).as(first::toString).isEqualTo(201);
    assertThat(again.status()).as(again::toString).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    assertThat(first.has("Idempotent-Replayed")).isFalse();
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(codes(key)).isEqualTo(1);
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() throws Exception {
    String name = UUID.randomUUID().toString();
    create(name, BODY);

    assertRefused(
        create(name, BODY.replace("once", "twice")),
        409,
        "{'error': 'This Idempotency-Key was used with another body'}");
    assertThat(codes(key)).isEqualTo(1);
  }

  @Test
  void whatFailedMayBeTriedAgainWithTheSameKey() throws Exception {
    String name = UUID.randomUUID().toString();

    assertThat(create(name, "{\"destination\": \"nowhere\"}").status()).isEqualTo(400);
    assertThat(create(name, BODY).status()).isEqualTo(201);
  }

  @Test
  void twinsHaveOneEffectAndOneAnswer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      for (int round = 0; round < 5; round++) {
        String name = UUID.randomUUID().toString();
        List<Future<Answer>> sent = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          sent.add(threads.submit(() -> create(name, BODY)));
        }
        Set<String> answers = new HashSet<>();
        for (Future<Answer> answer : sent) {
          assertThat(answer.get().status()).as(answer.get()::toString).isEqualTo(201);
          answers.add(answer.get().text());
        }
        assertThat(answers).hasSize(1);
        assertThat(codes(key)).isEqualTo(round + 1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anotherCallersSameKeyIsAnotherKey() throws Exception {
    String name = UUID.randomUUID().toString();
    String stranger = TestWorkspace.fullKeyOnPlan(server, "business");

    Answer ours = create(name, BODY);
    Answer theirs =
        server.api().send(Call.post(QRCODES, BODY).withKey(stranger).with("Idempotency-Key", name));

    assertThat(theirs.status()).isEqualTo(201);
    assertThat(theirs.text()).isNotEqualTo(ours.text());
    assertThat(codes(stranger)).isEqualTo(1);
  }

  @Test
  void anAnswerIsForgottenAfter24Hours() throws Exception {
    String name = UUID.randomUUID().toString();
    create(name, BODY);
    try (Connection connection = server.postgres().connect();
        PreparedStatement age =
            connection.prepareStatement(
                "update idempotent_answer set created_at = now() - interval '24 hours'")) {
      assertThat(age.executeUpdate()).isPositive();
    }

    Answer anew = create(name, BODY);

    assertThat(anew.status()).isEqualTo(201);
    assertThat(anew.has("Idempotent-Replayed")).isFalse();
    assertThat(codes(key)).isEqualTo(2);
  }

  /** As after an upgrade, or a change of the server's secret. */
  @Test
  void whereTheAnswerCannotBeReadAnyMoreNothingIsDoneAgain() throws Exception {
    String name = UUID.randomUUID().toString();
    create(name, BODY);
    try (OpenTransaction change = OpenTransaction.on(server)) {
      change
          .run(
              "update idempotent_answer set head = set_byte(head, 20, 255 - get_byte(head, 20))"
                  + " where encode(id, 'hex') = ?",
              latestId())
          .commit();
    }

    assertRefused(create(name, BODY), 409, "{'error': 'its answer cannot be read any more'}");
    assertRefused(
        create(name, BODY.replace("once", "twice")),
        409,
        "{'error': 'This Idempotency-Key was used with another body'}");
    assertThat(codes(key)).isEqualTo(1);
  }

  @Test
  void whoseTwinTakesTooLongIsToldToComeAgain() throws Exception {
    String name = UUID.randomUUID().toString();
    create(name, BODY);
    String id = latestId();
    try (OpenTransaction twin = OpenTransaction.on(server)) {
      twin.run("delete from idempotent_answer where encode(id, 'hex') = ?", id).commit();
      twin.run(
          "select pg_advisory_xact_lock(cast(cast('x' || left(?, 16) as bit(64)) as bigint))", id);

      assertRefused(create(name, BODY), 409, "{'error': 'still being answered'}");
    }

    assertThat(codes(key)).isEqualTo(1);
    assertThat(create(name, BODY).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "   "})
  void whatCannotBeAKeyIsRefused(String name) throws Exception {
    assertRefused(
        create(name, BODY), 400, "{'error': 'Idempotency-Key: Send 1 to 255 visible ASCII'}");
    assertRefused(
        create("k".repeat(256), BODY), 400, "{'error': 'Idempotency-Key: Send 1 to 255 visible'}");
    assertThat(codes(key)).isZero();
  }

  private Answer create(String idempotencyKey, String body) throws Exception {
    return server
        .api()
        .send(Call.post(QRCODES, body).withKey(key).with("Idempotency-Key", idempotencyKey));
  }

  /** What the latest answer is found by. */
  private String latestId() throws Exception {
    try (Connection connection = server.postgres().connect();
        PreparedStatement latest =
            connection.prepareStatement(
                "select encode(id, 'hex') from idempotent_answer"
                    + " order by created_at desc limit 1");
        ResultSet rows = latest.executeQuery()) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** How many codes the workspace of a key has, asked of the database. */
  private int codes(String of) throws Exception {
    try (Connection connection = server.postgres().connect();
        PreparedStatement count =
            connection.prepareStatement("select count(*) from code where workspace_id = ?")) {
      count.setString(1, TestWorkspace.of(server, of));
      try (ResultSet rows = count.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
