package io.quietzone.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /openapi.json}, read by a parser that client generators use. */
@ExtendWith(SharedServer.class)
class OpenApiIT {

  private final Api api;
  private final String key;
  private SwaggerParseResult parsed;
  private OpenAPI document;

  OpenApiIT(TestServer server) throws InterruptedException {
    this.api = server.api();
    this.key = server.demoKey();
  }

  @BeforeEach
  void parse() throws Exception {
    Answer answer = api.send(Call.get("/openapi.json").with("Accept", "application/yaml"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    parsed = new OpenAPIV3Parser().readContents(answer.text());
    document = parsed.getOpenAPI();
  }

  @Test
  void theDocumentIsValid() {
    assertThat(parsed.getMessages()).isEmpty();
    assertThat(document.getInfo().getTitle()).isEqualTo("Quietzone");
  }

  @Test
  void bothDialectsPathsAreAsClientsSeeThem() {
    assertThat(document.getPaths().keySet())
        .contains(
            "/api/health/",
            "/api/status/",
            "/api/v1/generate/",
            "/api/v1/generate/sign/",
            "/api/v1/workspace/signed-images/rotate/",
            "/api/v1/validate/",
            "/api/v1/qrcodes",
            "/api/v1/qrcodes/{id}",
            "/q/{short_id}/",
            "/r/{short_id}")
        .noneMatch(path -> path.startsWith("/agency") || path.startsWith("/studio"));
  }

  @Test
  void everyOperationIsThereAndAsksForAKeyWhereItSaysSo() throws Exception {
    int operations = 0;
    for (Map.Entry<String, PathItem> path : document.getPaths().entrySet()) {
      for (PathItem.HttpMethod method : path.getValue().readOperationsMap().keySet()) {
        List<SecurityRequirement> security =
            path.getValue().readOperationsMap().get(method).getSecurity();
        Answer answer = api.send(request(method, path.getKey()));
        assertThat(answer.status())
            .as(method + " " + path.getKey())
            .isEqualTo(expected(method, path.getKey(), security));
        operations++;
      }
    }
    assertThat(operations).isGreaterThanOrEqualTo(8);
  }

  @Test
  void aRequestWithTheDocumentedFieldsIsTakenWhole() throws Exception {
    Schema<?> request =
        Objects.requireNonNull(document.getComponents().getSchemas().get("GenerateRequest"));
    assertThat(request.getRequired()).containsExactly("size_inches");
    assertThat(enumOf(request, "format")).contains("png", "svg");
    assertThat(enumOf(request, "error_correction")).containsExactly("L", "M", "Q", "H");

    Answer answer =
        api.send(
            Call.generate(
                    """
                    {"data": "https://example.com", "data_type": "url", "format": "png",
                     "size_inches": 1, "dpi": 300, "color": "black", "background": "white",
                     "error_correction": "M", "quiet_zone": 4, "pattern": "dot",
                     "gradient_from": "#000000", "gradient_to": "#000090", "eye_shape": "circle",
                     "eye_color": "black", "eye_border_shape": "leaf-tl", "eye_center_shape": "star",
                     "eye_border_color": "#005000", "eye_center_color": "#500000",
                     "eye_outer_frame": true, "eye_outer_frame_match": true,
                     "frame_style": "border", "frame_color": "black", "frame_label": "Scan",
                     "logo_size_ratio": 0.2, "logo_clear_zone": true, "logo_neon_alpha": false, "auto_fix": false}
                    """)
                .withKey(key));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.has("X-QR-Ignored")).isFalse();
    assertThat(request.getProperties().keySet())
        .containsExactlyInAnyOrder(
            "data",
            "data_type",
            "payload",
            "format",
            "size_inches",
            "dpi",
            "color",
            "background",
            "pattern",
            "gradient_from",
            "gradient_to",
            "eye_shape",
            "eye_color",
            "eye_border_shape",
            "eye_center_shape",
            "eye_border_color",
            "eye_center_color",
            "eye_outer_frame",
            "eye_outer_frame_match",
            "frame_style",
            "frame_color",
            "frame_label",
            "logo_url",
            "bg_image_url",
            "logo_size_ratio",
            "logo_clear_zone",
            "logo_neon_alpha",
            "error_correction",
            "quiet_zone",
            "auto_fix");
  }

  /** What an empty body, or an id that nobody has, is answered without a credential. */
  private static int expected(
      PathItem.HttpMethod method, String path, @Nullable List<SecurityRequirement> security) {
    if (path.startsWith("/q/") || path.startsWith("/r/")) {
      return 404;
    }
    if (security != null) {
      return security.toString().contains("signature") ? 403 : 401;
    }
    return method == PathItem.HttpMethod.GET ? 200 : 400;
  }

  private static Call request(PathItem.HttpMethod method, String path) {
    Call call =
        Call.of(method.name().toUpperCase(Locale.ROOT), path.replaceAll("\\{[a-z_]+}", "none"));
    boolean hasBody = method == PathItem.HttpMethod.POST || method == PathItem.HttpMethod.PATCH;
    return hasBody ? call.with("Content-Type", "application/json").withBody("{}") : call;
  }

  private static List<String> enumOf(Schema<?> schema, String property) {
    List<?> values = Objects.requireNonNull(schema.getProperties().get(property)).getEnum();
    return values.stream().map(Object::toString).toList();
  }
}
