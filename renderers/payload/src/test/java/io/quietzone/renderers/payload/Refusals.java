package io.quietzone.renderers.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
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
}
