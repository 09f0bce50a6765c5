package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.render.Order;
import io.quietzone.renderers.drawing.PlainStyle;
import io.quietzone.renderers.payload.InvalidPayloadException;
import io.quietzone.renderers.payload.Payload;
import io.quietzone.renderers.payload.TextPayload;
import io.quietzone.renderers.payload.UrlPayload;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of {@code POST /api/v1/generate/}, as the reference names its fields. */
@Schema(name = "GenerateRequest")
public record GenerateRequest(
    @Schema(required = true, minLength = 1, maxLength = 2048, description = "What to encode.")
        String data,
    @Schema(
            defaultValue = "url",
            enumeration = {"url", "text"})
        String dataType,
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

  /** How {@code data} is to be understood. */
  enum DataType {
    URL,
    TEXT
  }

  /**
   * Reads the body.
   *
   * @throws io.quietzone.problem.InvalidFields naming everything that is wrong
   */
  static Order read(Fields fields) {
    DataType type = fields.choice("data_type", DataType.class, DataType.URL);
    String data = fields.requiredText("data");
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
    Optional<String> text = payload(fields, type, data);
    fields.check();
    return new Order(
        text.orElseThrow(),
        format,
        new PrintSize(inches, dpi),
        new PlainStyle(color, background, quietZone),
        level);
  }

  private static Optional<String> payload(Fields fields, DataType type, String data) {
    try {
      Payload payload = type == DataType.URL ? new UrlPayload(data) : new TextPayload(data);
      return Optional.of(payload.text());
    } catch (InvalidPayloadException e) {
      fields.broken(e.field(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
