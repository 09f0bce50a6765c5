package io.quietzone.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.idempotency.Answer.Header;
import io.quietzone.problem.InvalidFields;
import io.quietzone.secrets.TestSecrets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSealTest {

  private static final Request REQUEST = request("w1 key k1 /keys/", "f81d4fae", "{\"a\":1}");
  private static final Answer ANSWER =
      new Answer(
          201, List.of(new Header("Location", "/x"), new Header("Vary", "a")), utf8("smk_1"));

  private final AnswerSeal seal = new AnswerSeal(TestSecrets.drawn());

  @Test
  void whatWasSealedIsOpenedByTheSameRequest() {
    Answer opened =
        seal.open(REQUEST, seal.sealHead(REQUEST, ANSWER), seal.sealBody(REQUEST, ANSWER.body()))
            .orElseThrow();

    assertThat(opened.status()).isEqualTo(201);
    assertThat(opened.headers()).isEqualTo(ANSWER.headers());
    assertThat(opened.body()).isEqualTo(ANSWER.body());
  }

  @Test
  void nothingOfTheAnswerOrTheKeyCanBeSeen() {
    byte[] head = seal.sealHead(REQUEST, ANSWER);
    byte[] body = seal.sealBody(REQUEST, ANSWER.body());

    assertThat(latin(head)).doesNotContain("Location").doesNotContain("f81d");
    assertThat(latin(body)).doesNotContain("smk_1").doesNotContain("f81d");
    assertThat(seal.sealHead(REQUEST, ANSWER)).isNotEqualTo(head);
    assertThat(seal.sealBody(REQUEST, ANSWER.body())).isNotEqualTo(body);
  }

  @Test
  void noOtherRequestOpensIt() {
    byte[] head = seal.sealHead(REQUEST, ANSWER);
    byte[] body = seal.sealBody(REQUEST, ANSWER.body());

    for (Request other :
        List.of(
            request(REQUEST.scope(), REQUEST.key(), "{\"a\":2}"),
            request(REQUEST.scope(), "f81d4faf", "{\"a\":1}"),
            request("w2 key k1 /keys/", REQUEST.key(), "{\"a\":1}"))) {
      assertThat(seal.open(other, head, body)).isEmpty();
    }
  }

  /** Whoever has a copy of the database, and guesses the Idempotency-Key, reads nothing. */
  @Test
  void noOtherServerOpensIt() {
    byte[] head = seal.sealHead(REQUEST, ANSWER);
    byte[] body = seal.sealBody(REQUEST, ANSWER.body());

    assertThat(new AnswerSeal(TestSecrets.drawn()).open(REQUEST, head, body)).isEmpty();
    assertThat(seal.open(REQUEST, new byte[0], new byte[0])).as("forgotten").isEmpty();
  }

  @Test
  void aHeadIsNoBody() {
    byte[] head = seal.sealHead(REQUEST, ANSWER);

    assertThat(seal.open(REQUEST, head, head)).isEmpty();
  }

  @Test
  void anotherBodyIsFoundUnderTheSameIdAndHasAnotherFingerprint() {
    Request other = request(REQUEST.scope(), REQUEST.key(), "{\"a\":2}");

    assertThat(AnswerSeal.id(other)).isEqualTo(AnswerSeal.id(REQUEST));
    assertThat(AnswerSeal.fingerprint(other)).isNotEqualTo(AnswerSeal.fingerprint(REQUEST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "clé", "a\tb", "a\u0000"})
  void whatIsNotVisibleAsciiIsNoKey(String key) {
    assertThatThrownBy(() -> request("scope", key, ""))
        .isInstanceOf(InvalidFields.class)
        .hasMessageContaining("1 to 255 visible ASCII characters");
  }

  @Test
  void aKeyHasAtMost255Characters() {
    assertThat(request("scope", "k".repeat(255), "").key()).hasSize(255);
    assertThatThrownBy(() -> request("scope", "k".repeat(256), ""))
        .isInstanceOf(InvalidFields.class);
  }

  private static Request request(String scope, String key, String body) {
    return new Request("w1", scope, key, utf8(body));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
