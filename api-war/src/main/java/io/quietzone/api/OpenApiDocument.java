package io.quietzone.api;

import io.quietzone.render.Format;
import io.quietzone.render.Renderers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The OpenAPI document of both dialects. The build reads the resources' annotations; what only the
 * running server knows is added here: the paths as clients see them, the public address, the
 * formats that plugins bring, and each dialect's error body.
 */
@Singleton
public class OpenApiDocument {

  private static final String STUDIO_TAG = "Studio";

  private final byte[] json;

  @Inject
  OpenApiDocument(PublicAddress address, Renderers renderers) {
    InputStream built = OpenApiDocument.class.getResourceAsStream("resources.json");
    if (built == null) {
      throw new IllegalStateException("the build left out resources.json");
    }
    try (JsonReader reader = Json.createReader(built)) {
      json = complete(reader.readObject(), address, renderers);
    }
  }

  /** The document, UTF-8; read only. */
  byte[] json() {
    return json;
  }

  private static byte[] complete(JsonObject built, PublicAddress address, Renderers renderers) {
    JsonObjectBuilder paths = Json.createObjectBuilder();
    built
        .getJsonObject("paths")
        .forEach((path, item) -> paths.add(clientPath(path, item), withErrors(item)));
    paths.add("/q/{short_id}/", scan("scan")).add("/r/{short_id}", scan("scanStudio"));
    JsonObject document =
        Json.createObjectBuilder(built)
            .add(
                "servers",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("url", address.base())))
            .add("paths", paths)
            .add("components", components(built.getJsonObject("components"), renderers))
            .build();
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The public short links: a servlet answers them, so no annotation tells of them. */
  private static JsonObjectBuilder scan(String operationId) {
    return Json.createObjectBuilder()
        .add(
            "get",
            Json.createObjectBuilder()
                .add("operationId", operationId)
                .add("summary", "Follows the short link of a dynamic code; the scan is counted")
                .add("tags", Json.createArrayBuilder().add("Scan"))
                .add(
                    "parameters",
                    Json.createArrayBuilder()
                        .add(
                            Json.createObjectBuilder()
                                .add("name", "short_id")
                                .add("in", "path")
                                .add("required", true)
                                .add("schema", Json.createObjectBuilder().add("type", "string"))))
                .add(
                    "responses",
                    Json.createObjectBuilder()
                        .add("302", described("The code leads to the Location."))
                        .add("404", described("There is no such code: a page that says so."))
                        .add("410", described("The code is not in use any more: a page."))));
  }

  private static JsonObjectBuilder described(String description) {
    return Json.createObjectBuilder().add("description", description);
  }

  private static String clientPath(String path, JsonValue item) {
    // A path that ends like the name of a file is one to its client.
    boolean file = path.endsWith(".{format}");
    return "/api" + path + (file || isStudio(item) ? "" : "/");
  }

  private static boolean isStudio(JsonValue item) {
    return item.asJsonObject().values().stream()
        .flatMap(operation -> operation.asJsonObject().getJsonArray("tags").stream())
        .anyMatch(tag -> ((JsonString) tag).getString().equals(STUDIO_TAG));
  }

  private static JsonObject withErrors(JsonValue item) {
    String schema = "#/components/schemas/" + (isStudio(item) ? "StudioError" : "AgencyError");
    JsonObject error =
        Json.createObjectBuilder()
            .add("description", "Refused, or failed: the body says why.")
            .add(
                "content",
                Json.createObjectBuilder()
                    .add(
                        "application/json",
                        Json.createObjectBuilder()
                            .add("schema", Json.createObjectBuilder().add("$ref", schema))))
            .build();
    JsonObjectBuilder operations = Json.createObjectBuilder();
    item.asJsonObject()
        .forEach(
            (method, operation) -> {
              JsonObject responses = operation.asJsonObject().getJsonObject("responses");
              operations.add(
                  method,
                  Json.createObjectBuilder(operation.asJsonObject())
                      .add("responses", Json.createObjectBuilder(responses).add("default", error)));
            });
    return operations.build();
  }

  private static JsonObjectBuilder components(JsonObject built, Renderers renderers) {
    JsonArrayBuilder formats = Json.createArrayBuilder();
    renderers.all().stream().map(Format::name).forEach(formats::add);
    JsonObject text = Json.createObjectBuilder().add("type", "string").build();
    JsonObject schemas = built.getJsonObject("schemas");
    return Json.createObjectBuilder(built)
        .add("parameters", Json.createObjectBuilder().add("IdempotencyKey", idempotencyKey(text)))
        .add(
            "schemas",
            Json.createObjectBuilder(schemas)
                .add(
                    "GenerateRequest",
                    withFormats(schemas.getJsonObject("GenerateRequest"), formats))
                .add(
                    "StudioError",
                    object(Map.of("error", text))
                        .add("required", Json.createArrayBuilder().add("error")))
                .add(
                    "AgencyError",
                    object(Map.of("detail", text))
                        .add(
                            "description",
                            "detail, or for each refused field a sentence or a list of sentences.")
                        // Not oneOf: client generators make code of it that does not compile.
                        .add("additionalProperties", true)));
  }

  private static JsonObjectBuilder idempotencyKey(JsonObject text) {
    return described(
            "1 to 255 visible ASCII characters: the same request with the same key has no second"
                + " effect for 24 hours, and gets the first answer.")
        .add("name", Idempotency.KEY)
        .add("in", "header")
        .add("schema", text);
  }

  private static JsonObject withFormats(JsonObject request, JsonArrayBuilder formats) {
    JsonObject properties = request.getJsonObject("properties");
    JsonObjectBuilder format =
        Json.createObjectBuilder(properties.getJsonObject("format")).add("enum", formats);
    return Json.createObjectBuilder(request)
        .add("properties", Json.createObjectBuilder(properties).add("format", format))
        .build();
  }

  private static JsonObjectBuilder object(Map<String, JsonObject> properties) {
    JsonObjectBuilder members = Json.createObjectBuilder();
    properties.forEach(members::add);
    return Json.createObjectBuilder().add("type", "object").add("properties", members);
  }
}
