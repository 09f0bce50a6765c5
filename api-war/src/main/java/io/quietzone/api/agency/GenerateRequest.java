package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.render.Order;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.payload.InvalidPayloadException;
import io.quietzone.renderers.payload.PayloadType;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /api/v1/generate/}, as the reference names its fields. */
@Schema(name = "GenerateRequest")
public record GenerateRequest(
    @Schema(
            minLength = 1,
            maxLength = 2048,
            description = "What to encode; required for the types url and text.")
        String data,
    @Schema(
            defaultValue = "url",
            enumeration = {
              "url",
              "text",
              "vcard",
              "mecard",
              "wifi",
              "email",
              "sms",
              "whatsapp",
              "tel",
              "geo",
              "event",
              "gs1",
              "otpauth"
            })
        String dataType,
    @Schema(
            type = SchemaType.OBJECT,
            description = "The fields of the content, for every other type; see docs/payloads.md.")
        JsonObject payload,
    @Schema(defaultValue = "png", description = "An output format; /api/status/ lists them.")
        String format,
    @Schema(
            required = true,
            minimum = "0.5",
            maximum = "15",
            description = "The printed edge, quiet zone included; the plan may allow less.")
        double sizeInches,
    @Schema(defaultValue = "300", minimum = "72", maximum = "600", description = "Dots per inch.")
        int dpi,
    @Schema(
            defaultValue = "black",
            description = "The modules: black, white, #RRGGBB or #RRGGBBAA.")
        String color,
    @Schema(
            defaultValue = "transparent",
            description = "Behind the modules: black, white, transparent, #RRGGBB or #RRGGBBAA.")
        String background,
    @Schema(
            type = SchemaType.STRING,
            defaultValue = "M",
            enumeration = {"L", "M", "Q", "H"})
        ErrorCorrection errorCorrection,
    @Schema(
            defaultValue = "4",
            minimum = "0",
            maximum = "40",
            description = "The margin in modules; less than 4 is hard to scan.")
        int quietZone) {

  /** The content types that are offered, by name: those that any symbol can carry. */
  private static final Map<String, PayloadType> TYPES =
      Arrays.stream(PayloadType.values())
          .filter(type -> type != PayloadType.EPC && type != PayloadType.SWISS)
          .collect(
              Collectors.toMap(
                  PayloadType::id, type -> type, (one, other) -> one, LinkedHashMap::new));

  /**
   * Reads the body.
   *
   * @throws io.quietzone.problem.InvalidFields naming everything that is wrong
   */
  static Order read(Fields fields) {
    PayloadType type = fields.choice("data_type", TYPES, PayloadType.URL);
    Optional<String> text = text(fields, type);
    String format = fields.text("format").orElse("png");
    double inches = fields.requiredNumber("size_inches", 0.5, 15);
    int dpi = fields.wholeNumber("dpi", 72, 600, 300);
    Color color = fields.parsed("color", ColorSyntax::opaqueOrNot).orElse(Color.BLACK);
    Color background =
        fields.parsed("background", ColorSyntax::orTransparent).orElse(Color.TRANSPARENT);
    ErrorCorrection level =
        fields.choice("error_correction", ErrorCorrection.class, ErrorCorrection.M);
    int quietZone = fields.wholeNumber("quiet_zone", 0, 40, 4);
    if (color.over(background).equals(background) || color.alpha() == 0) {
      fields.refused("color", "The modules cannot be seen on their background: choose another.");
    }
    fields.check();
    return new Order(
        text.orElseThrow(),
        format,
        new PrintSize(inches, dpi),
        SymbolStyle.plain(color, background, quietZone),
        level);
  }

  private static Optional<String> text(Fields fields, PayloadType type) {
    if (type == PayloadType.URL || type == PayloadType.TEXT) {
      return text(fields, type, Map.of("data", fields.requiredText("data")), "");
    }
    return fields
        .requiredObject("payload")
        .flatMap(payload -> text(fields, type, PlainJson.map(payload), "payload."));
  }

  /** Refused fields are named as the caller wrote them, {@code payload.ssid} for example. */
  private static Optional<String> text(
      Fields fields, PayloadType type, Map<String, Object> content, String path) {
    try {
      return Optional.of(type.read(content).text());
    } catch (InvalidPayloadException e) {
      e.findings()
          .forEach(
              (field, message) ->
                  fields.broken(field.equals("payload") ? field : path + field, message));
      return Optional.empty();
    }
  }
}
