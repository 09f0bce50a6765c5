package io.quietzone.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.signatures.SignedQuery.QueryTooLong;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed of an address, and what its parts may look like. */
class SignedQueryTest {

  private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final Instant END = Instant.parse("2030-01-02T03:04:05Z");

  @Test
  void parametersAreSortedAndEncodedInOneWay() {
    SignedQuery query =
        SignedQuery.unsigned(
            Map.of("size_inches", "2", "data", "a b+c&d=é~"), "k1", Optional.of(END));

    assertThat(query.text())
        .isEqualTo("data=a%20b%2Bc%26d%3D%C3%A9%7E&expires=1893553445&key=k1&size_inches=2");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    SignedQuery written =
        SignedQuery.unsigned(Map.of("data", "ä=&+% ", "x", ""), "k1", Optional.of(END));
    Signature signature = Signature.of(SECRET, written.text());

    SignedQuery read = SignedQuery.parse(written.with(signature));

    assertThat(read.text()).isEqualTo(written.text());
    assertThat(read.fields()).isEqualTo(Map.of("data", "ä=&+% ", "x", ""));
    assertThat(read.key()).isEqualTo("k1");
    assertThat(read.end()).contains(END);
    assertThat(signature.is(read.signature())).isTrue();
    assertThat(SignedQuery.parse("key=a&signature=b").end()).isEmpty();
  }

  /** RFC 4231, section 4.3: test case 2. */
  @Test
  void theSignatureIsHmacSha256() {
    Signature signature =
        Signature.of("Jefe".getBytes(StandardCharsets.US_ASCII), "what do ya want for nothing?");

    assertThat(signature.written()).isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
    assertThat(signature.is("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEN")).isFalse();
    assertThat(signature.is("")).isFalse();
  }

  /** A boundary between two parameters cannot be moved without changing what is signed. */
  @Test
  void differentOrdersNeverSignTheSame() {
    String one = SignedQuery.unsigned(Map.of("a", "1&b=2"), "k", Optional.empty()).text();
    String two = SignedQuery.unsigned(Map.of("a", "1", "b", "2"), "k", Optional.empty()).text();

    assertThat(one).isNotEqualTo(two);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "key=a",
        "signature=a",
        "data=x",
        "key=a&signature=b&key=c",
        "a&a&key=a&signature=b",
        "key=a&signature=%",
        "key=%zz&signature=b",
        "k%65y=a&key=a&signature=b"
      })
  void whatWasNeverSignedIsRefused(String query) {
    assertThatThrownBy(() -> SignedQuery.parse(query)).isInstanceOf(InvalidSignature.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1.5", "99999999999"})
  void anEndThatIsNoTimeIsRefused(String end) {
    SignedQuery query = SignedQuery.parse("key=a&signature=b&expires=" + end);

    assertThatThrownBy(query::end).isInstanceOf(InvalidSignature.class);
  }

  @Test
  void longerQueriesThanWeSignAreNotRead() {
    String longest = "key=a&signature=b&data=" + "x".repeat(SignedQuery.MAX_LENGTH - 23);

    assertThat(SignedQuery.parse(longest).fields()).containsKey("data");
    assertThatThrownBy(() -> SignedQuery.parse(longest + "x")).isInstanceOf(QueryTooLong.class);
  }
}
