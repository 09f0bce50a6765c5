package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.codes.NewCode;
import io.quietzone.codes.ShortId;
import io.quietzone.render.ArtworkSource;
import io.quietzone.render.Order;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.payload.InvalidPayloadException;
import io.quietzone.renderers.payload.Payload;
import io.quietzone.renderers.payload.PayloadType;
import io.quietzone.renderers.payload.SymbolRules;
import io.quietzone.renderers.payload.UrlPayload;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.EncodingOptions;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
              "epc",
              "swiss",
              "otpauth",
              "dynamic"
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
            defaultValue = "rounded",
            enumeration = {
              "squares",
              "rounded",
              "dot",
              "diamond",
              "liquid",
              "connected-h",
              "connected-v",
              "hexagon",
              "star",
              "halftone",
              "frame"
            },
            description = "The shape of the modules.")
        String pattern,
    @Schema(description = "The modules' colour at the top; needs gradient_to.") String gradientFrom,
    @Schema(description = "The modules' colour at the bottom; needs gradient_from.")
        String gradientTo,
    @Schema(
            defaultValue = "square",
            enumeration = {"square", "rounded", "circle", "frame"},
            description = "The shape of both parts of the finder patterns.")
        String eyeShape,
    @Schema(description = "The finder patterns; by default like the modules.") String eyeColor,
    @Schema(
            enumeration = {
              "square", "rounded", "circle", "leaf-tl", "leaf-tr", "leaf-br", "leaf-bl", "frame"
            },
            description = "The finder patterns' rings; by default as eye_shape says.")
        String eyeBorderShape,
    @Schema(
            enumeration = {
              "square",
              "rounded",
              "circle",
              "leaf-tl",
              "sunburst",
              "star",
              "diamond",
              "cross"
            },
            description = "The finder patterns' centres; by default as eye_shape says.")
        String eyeCenterShape,
    @Schema(description = "By default eye_color.") String eyeBorderColor,
    @Schema(description = "By default eye_color.") String eyeCenterColor,
    @Schema(defaultValue = "false", description = "A thin ring round each finder pattern.")
        boolean eyeOuterFrame,
    @Schema(defaultValue = "false", description = "That ring in the finder patterns' colour.")
        boolean eyeOuterFrameMatch,
    @Schema(defaultValue = "none", description = "What surrounds the symbol; see docs/styles.md.")
        String frameStyle,
    @Schema(description = "By default color.") String frameColor,
    @Schema(maxLength = 40, description = "A line of text in the frame.") String frameLabel,
    @Schema(
            format = "uri",
            description = "An https address of a picture for the middle of the symbol.")
        String logoUrl,
    @Schema(format = "uri", description = "An https address of a picture to lie under the modules.")
        String bgImageUrl,
    @Schema(
            defaultValue = "0.24",
            minimum = "0.05",
            maximum = "0.4",
            description = "The share of the symbol's edge that the logo takes.")
        double logoSizeRatio,
    @Schema(defaultValue = "true", description = "Whether modules under the logo are left out.")
        boolean logoClearZone,
    @Schema(defaultValue = "false", description = "Strips the dark ground of a glowing logo.")
        boolean logoNeonAlpha,
    @Schema(
            type = SchemaType.STRING,
            defaultValue = "M",
            enumeration = {"L", "M", "Q", "H"},
            description = "By default H with a logo, else M.")
        ErrorCorrection errorCorrection,
    @Schema(
            defaultValue = "4",
            minimum = "0",
            maximum = "40",
            description = "The margin in modules; less than 4 is hard to scan.")
        int quietZone,
    @Schema(
            defaultValue = "false",
            description =
                "Draws the nearest style that can be read instead of refusing one that cannot.")
        boolean autoFix) {

  /** The content types that are offered, by name. */
  private static final Map<String, PayloadType> TYPES =
      Arrays.stream(PayloadType.values())
          .collect(
              Collectors.toMap(
                  PayloadType::id, type -> type, (one, other) -> one, LinkedHashMap::new));

  /** The same, and {@code dynamic}, which is no payload before its code has a link. */
  private static final Map<String, Optional<PayloadType>> TYPES_AND_DYNAMIC = typesAndDynamic();

  private static Map<String, Optional<PayloadType>> typesAndDynamic() {
    Map<String, Optional<PayloadType>> types = new LinkedHashMap<>();
    TYPES.forEach((name, type) -> types.put(name, Optional.of(type)));
    types.put("dynamic", Optional.empty());
    return types;
  }

  /**
   * What is asked for.
   *
   * @param code what is to be made for the picture; empty where it shows what there is
   */
  record Wanted(Order order, Optional<NewCode> code) {}

  /**
   * Reads the body.
   *
   * @throws io.quietzone.problem.InvalidFields naming everything that is wrong
   */
  static Order read(Fields fields, ArtworkSource artwork) {
    PayloadType type = fields.choice("data_type", TYPES, PayloadType.URL);
    return order(fields, artwork, payload(fields, type));
  }

  /**
   * Reads the body where a code may be made for the picture.
   *
   * @throws io.quietzone.problem.InvalidFields naming everything that is wrong
   */
  static Wanted read(Fields fields, ArtworkSource artwork, CodeContent content) {
    return read(fields, artwork, content, content::shortId);
  }

  /** The same for one of many, with short ids that were drawn together. */
  static Wanted read(
      Fields fields, ArtworkSource artwork, CodeContent content, Supplier<ShortId> shortIds) {
    Optional<PayloadType> type =
        fields.choice("data_type", TYPES_AND_DYNAMIC, Optional.of(PayloadType.URL));
    if (type.isPresent()) {
      return new Wanted(order(fields, artwork, payload(fields, type.get())), Optional.empty());
    }
    NewCode code = content.read(fields.requiredFields("payload"), shortIds);
    return new Wanted(
        order(fields, artwork, Optional.of(new UrlPayload(content.url(code)))), Optional.of(code));
  }

  private static Order order(Fields fields, ArtworkSource artwork, Optional<Payload> payload) {
    String format = fields.text("format").orElse("png");
    double inches = fields.requiredNumber("size_inches", 0.5, 15);
    int dpi = fields.wholeNumber("dpi", 72, 600, 300);
    SymbolStyle style = StyleFields.read(fields, artwork);
    ErrorCorrection level = level(fields, payload, style);
    SymbolRules rules = payload.map(Payload::symbolRules).orElse(SymbolRules.NONE);
    if (rules.swissCross() && style.logo() != null) {
      String field = fields.text("logo_url").isPresent() ? "logo_url" : "logo_file";
      fields.broken(field, "This content has the Swiss cross in the middle, and no logo.");
    }
    fields.check();
    return new Order(
        payload.orElseThrow().text(),
        format,
        new PrintSize(inches, dpi),
        rules.swissCross() ? style.withSwissCross() : style,
        level,
        EncodingOptions.SHORTEST
            .withMaximumVersion(rules.maxVersion())
            .withBytesOnly(rules.bytesOnly())
            .withEci(rules.eci()));
  }

  private static ErrorCorrection level(
      Fields fields, Optional<Payload> payload, SymbolStyle style) {
    boolean levelM = payload.isPresent() && payload.get().symbolRules().levelM();
    ErrorCorrection usual = levelM || style.logo() == null ? ErrorCorrection.M : ErrorCorrection.H;
    ErrorCorrection level = fields.choice("error_correction", ErrorCorrection.class, usual);
    if (levelM && level != ErrorCorrection.M) {
      fields.broken("error_correction", "The specification of this content asks for M.");
    }
    return level;
  }

  private static Optional<Payload> payload(Fields fields, PayloadType type) {
    if (type == PayloadType.URL || type == PayloadType.TEXT) {
      return payload(fields, type, Map.of("data", fields.requiredText("data")), "");
    }
    return fields
        .requiredObject("payload")
        .flatMap(payload -> payload(fields, type, PlainJson.map(payload), "payload."));
  }

  /** Refused fields are named as the caller wrote them, {@code payload.ssid} for example. */
  private static Optional<Payload> payload(
      Fields fields, PayloadType type, Map<String, Object> content, String path) {
    try {
      return Optional.of(type.read(content));
    } catch (InvalidPayloadException e) {
      e.findings()
          .forEach(
              (field, message) ->
                  fields.broken(field.equals("payload") ? field : path + field, message));
      return Optional.empty();
    }
  }
}
