package io.quietzone.api.agency;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as plain Java values, for what knows nothing of JSON. */
final class PlainJson {

  private PlainJson() {}

  /** The members in their order; a {@code null} member is left out. */
  static Map<String, Object> map(JsonObject object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.forEach(
        (name, value) -> {
          Object plain = plain(value);
          if (plain != null) {
            map.put(name, plain);
          }
        });
    return map;
  }

  private static @Nullable Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case NULL -> null;
      case TRUE -> true;
      case FALSE -> false;
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> number((JsonNumber) value);
      case OBJECT -> map((JsonObject) value);
      case ARRAY -> list((JsonArray) value);
    };
  }

  /**
   * JSON-P refuses to compute with more digits than it finds reasonable; no field takes so many.
   */
  private static Object number(JsonNumber number) {
    try {
      return number.bigDecimalValue();
    } catch (UnsupportedOperationException e) {
      return Double.MAX_VALUE;
    }
  }

  private static List<Object> list(JsonArray array) {
    List<Object> list = new ArrayList<>();
    for (JsonValue value : array) {
      Object plain = plain(value);
      if (plain != null) {
        list.add(plain);
      }
    }
    return list;
  }
}
