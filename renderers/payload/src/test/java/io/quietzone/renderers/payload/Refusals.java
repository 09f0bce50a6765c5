package io.quietzone.renderers.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How the tests read content, and what they say of content that is refused. */
final class Refusals {

  private Refusals() {}

  static String text(String type, Map<String, ?> fields) {
    return PayloadType.of(type).read(fields).text();
  }

  static Map<String, Object> with(Map<String, ?> fields, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  static InvalidPayloadException refused(String type, Map<String, ?> fields) {
    return refused(() -> PayloadType.of(type).read(fields));
  }

  static InvalidPayloadException refused(ThrowingCallable call) {
    InvalidPayloadException refusal = catchThrowableOfType(InvalidPayloadException.class, call);
    assertThat(refusal).as("nothing was refused").isNotNull();
    assertThat(refusal.getMessage()).endsWith(".").hasSizeLessThan(1000);
    return refusal;
  }

  static void assertRefused(String type, Map<String, ?> fields, String field) {
    assertThat(refused(type, fields).field()).isEqualTo(field);
  }

  /** Every other digit in every place of a number. */
  static List<String> corruptions(String number) {
    return IntStream.range(0, number.length() * 10)
        .filter(i -> Character.isDigit(number.charAt(i / 10)))
        .filter(i -> number.charAt(i / 10) - '0' != i % 10)
        .mapToObj(i -> number.substring(0, i / 10) + i % 10 + number.substring(i / 10 + 1))
        .toList();
  }
}
