package io.quietzone.api.agency;

import io.quietzone.codes.ShortId;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a batch is made of besides the body that asked for it, so that the same batch can be made
 * again.
 *
 * @param name under which it is paid once
 * @param plan the id of the plan that allowed it
 * @param shortIds that were drawn for its codes, in their order
 * @param pictures the names under which its pictures are kept, by their addresses
 */
record BatchRecipe(String name, String plan, List<ShortId> shortIds, Map<String, String> pictures) {

  private static final String NAME = "name";
  private static final String PLAN = "plan";
  private static final String SHORT_IDS = "short_ids";
  private static final String PICTURES = "pictures";

  static BatchRecipe read(byte[] written) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(written))) {
      JsonObject recipe = reader.readObject();
      JsonObject pictures = recipe.getJsonObject(PICTURES);
      return new BatchRecipe(
          recipe.getString(NAME),
          recipe.getString(PLAN),
          recipe.getJsonArray(SHORT_IDS).getValuesAs(JsonString.class).stream()
              .map(text -> new ShortId(text.getString()))
              .toList(),
          pictures.keySet().stream()
              .collect(Collectors.toMap(address -> address, pictures::getString)));
    }
  }

  byte[] written() {
    JsonArrayBuilder ids = Json.createArrayBuilder();
    shortIds.forEach(id -> ids.add(id.text()));
    JsonObjectBuilder names = Json.createObjectBuilder();
    pictures.forEach(names::add);
    return Json.createObjectBuilder()
        .add(NAME, name)
        .add(PLAN, plan)
        .add(SHORT_IDS, ids)
        .add(PICTURES, names)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
