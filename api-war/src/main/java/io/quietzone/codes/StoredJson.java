package io.quietzone.codes;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Lists as the database keeps them, in JSON. */
final class StoredJson {

  private StoredJson() {}

  /** The value of a column that holds JSON. */
  static Object column(String json) {
    try {
      PGobject column = new PGobject();
      column.setType("jsonb");
      column.setValue(json);
      return column;
    } catch (SQLException e) {
      throw new IllegalStateException("only other types refuse a value", e);
    }
  }

  static JsonArray array(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readArray();
    }
  }

  static List<Variant> variants(String json) {
    // Most codes have none, and scans read this.
    return json.equals("[]") ? List.of() : variants(array(json));
  }

  static List<Variant> variants(JsonArray array) {
    return array.getValuesAs(JsonObject.class).stream()
        .map(
            variant ->
                new Variant(
                    variant.getString("label"),
                    Destination.stored(variant.getString("url")),
                    variant.getInt("weight")))
        .toList();
  }

  static String ofVariants(List<Variant> variants) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Variant variant : variants) {
      array.add(
          Json.createObjectBuilder()
              .add("label", variant.label())
              .add("url", variant.destination().url())
              .add("weight", variant.weight()));
    }
    return array.build().toString();
  }

  /** Where a code is to lead: what is null stays as it is. */
  static RouteChange routeChange(@Nullable String destination, @Nullable JsonArray variants) {
    return new RouteChange(
        Optional.ofNullable(destination).map(Destination::stored),
        Optional.ofNullable(variants).map(StoredJson::variants));
  }

  static List<String> strings(String json) {
    return array(json).getValuesAs(JsonString::getString);
  }

  static String ofStrings(List<String> strings) {
    return Json.createArrayBuilder(strings).build().toString();
  }
}
