package io.quietzone.liberty;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * An order whose every parameter is drawn, content and pictures included; only some are good.
 *
 * @param fields all but the pictures
 * @param pictures files, by field
 */
record RandomOrder(Map<String, JsonValue> fields, Map<String, byte[]> pictures) {

  private static final String ALL_PATTERNS =
      "squares rounded dot diamond liquid connected-h connected-v hexagon star halftone frame";
  private static final String ALL_BORDERS =
      "square rounded circle leaf-tl leaf-tr leaf-br leaf-bl frame";
  private static final String ALL_CENTERS =
      "square rounded circle leaf-tl sunburst star diamond cross";
  private static final String ALL_FRAMES =
      "border rounded banner-bottom banner-top bubble-bottom bubble-top brackets";

  /** Of every type; the number stands for what makes each another. */
  private static final List<String> CONTENTS =
      List.of(
          "'data': 'https://example.com/%d'",
          "'data': 'https://example.com/%d'",
          "'data': 'https://example.com/%d'",
          "'data': 'HTTPS://EXAMPLE.COM/%d'",
          "'data_type': 'text', 'data': '%d'",
          "'data_type': 'text', 'data': '点茗 %d ЖÄ'",
          "'data_type': 'text', 'data': 'A rather long text, as notes have it: %1$d, %1$d, %1$d'",
          "'data_type': 'wifi', 'payload': {'ssid': 'Café %d', 'password': 'flat;white'}",
          "'data_type': 'tel', 'payload': {'phone': '+49%d'}",
          "'data_type': 'sms', 'payload': {'phone': '+49170123', 'message': '%d'}",
          "'data_type': 'whatsapp', 'payload': {'phone': '+491701234567', 'message': '%d'}",
          "'data_type': 'email', 'payload': {'to': 'a@example.com', 'subject': 'No. %d & more'}",
          "'data_type': 'geo', 'payload': {'lat': 52.5, 'lng': 13.3, 'label': '%d'}",
          "'data_type': 'mecard', 'payload': {'name': 'Jane Doe', 'note': '%d'}",
          "'data_type': 'vcard', 'payload': {'name': 'Jane Doe', 'org': 'Ö %d', 'phone': '112'}",
          "'data_type': 'event', 'payload': {'title': '%d', 'start': '2026-05-01T18:00:00Z'}",
          "'data_type': 'epc', 'payload': {'name': 'Red Cross', 'iban': 'BE72000000001616',"
              + " 'bic': 'BPOTBEB1', 'amount': '1.00', 'text': '%d'}",
          "'data_type': 'swiss', 'payload': {'iban': 'CH9300762011623852957', 'message': '%d',"
              + " 'creditor': {'name': 'Max Muster', 'postal_code': '8000', 'town': 'Seldwyla',"
              + " 'country': 'CH'}}",
          "'data_type': 'gs1', 'payload': {'elements': {'01': '09506000134352', '21': '%d'},"
              + " 'domain': 'https://example.com'}",
          "'data_type': 'otpauth', 'payload': {'account': '%d', 'secret': 'JBSWY3DPEHPK3PXP'}");

  /** Draws one. */
  static RandomOrder of(Random random) {
    String content =
        CONTENTS.get(random.nextInt(CONTENTS.size())).formatted(random.nextInt(1, 1 << 30));
    Map<String, JsonValue> fields =
        new LinkedHashMap<>(object("{" + content.replace('\'', '"') + "}"));
    RandomOrder order = new RandomOrder(fields, new LinkedHashMap<>());
    order.drawPrint(random);
    order.drawColors(new Shades(random, random.nextInt(4) == 0));
    order.drawShapes(random);
    order.drawPictures(random);
    return order;
  }

  private void drawPrint(Random random) {
    put("format", one(random, "png png png jpg svg svg pdf eps"));
    put("size_inches", 1 + random.nextInt(8) / 4.0);
    put("dpi", 150 + random.nextInt(4) * 50);
    put("quiet_zone", random.nextInt(8));
    put("auto_fix", random.nextInt(4) == 0);
    if (random.nextBoolean()) {
      put("error_correction", one(random, "L M Q H"));
    }
  }

  private void drawColors(Shades shades) {
    Random random = shades.random();
    put("color", shades.ink(0x60));
    if (random.nextInt(3) > 0) {
      put("background", shades.ground());
    }
    if (random.nextInt(3) == 0) {
      put("gradient_from", shades.ink(0x80));
      put("gradient_to", shades.ink(0x80));
    }
    if (random.nextInt(3) == 0) {
      put("eye_color", shades.ink(0x80));
    }
    if (random.nextInt(4) == 0) {
      put("eye_border_color", shades.ink(0x80));
      put("eye_center_color", shades.ink(0x80));
    }
    if (random.nextInt(3) == 0) {
      put("frame_style", one(random, ALL_FRAMES));
      put("frame_color", shades.ink(0xFF));
      if (random.nextInt(3) > 0) {
        put("frame_label", one(random, "Scan_me größer_wählen МЕНЮ →_here A").replace('_', ' '));
      }
    }
  }

  private void drawShapes(Random random) {
    put("pattern", one(random, ALL_PATTERNS));
    put("eye_outer_frame", random.nextBoolean());
    put("eye_outer_frame_match", random.nextBoolean());
    if (random.nextBoolean()) {
      put("eye_shape", one(random, "square rounded circle frame"));
    } else {
      put("eye_border_shape", one(random, ALL_BORDERS));
      put("eye_center_shape", one(random, ALL_CENTERS));
    }
  }

  private void drawPictures(Random random) {
    if (random.nextInt(4) == 0) {
      pictures.put("logo_file", RandomPicture.logo(random));
      put("logo_clear_zone", random.nextInt(3) > 0);
      put("logo_neon_alpha", random.nextInt(3) == 0);
      if (random.nextBoolean()) {
        put("logo_size_ratio", (5 + random.nextInt(36)) / 100.0);
      }
    }
    if (random.nextInt(8) == 0) {
      pictures.put("bg_image_file", RandomPicture.photograph(random));
    }
  }

  /** The same content and size in the plainest style, which says what the symbol is to say. */
  RandomOrder plain() {
    Map<String, JsonValue> plain = new LinkedHashMap<>();
    for (String field : List.of("data", "data_type", "payload")) {
      if (fields.containsKey(field)) {
        plain.put(field, fields.get(field));
      }
    }
    RandomOrder order = new RandomOrder(plain, Map.of());
    order.put("size_inches", 3);
    order.put("background", "white");
    order.put("pattern", "squares");
    return order;
  }

  /**
   * The order with changes that an answer told.
   *
   * @param told {@code field=value, field=value}
   */
  RandomOrder with(String told) {
    RandomOrder changed = new RandomOrder(new LinkedHashMap<>(fields), pictures);
    for (String change : told.split(", ", -1)) {
      String[] parts = change.split("=", 2);
      changed.fields.put(parts[0], value(parts[1]));
    }
    return changed;
  }

  private static JsonValue value(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
    }
    return text.matches("[0-9.]+")
        ? Json.createValue(new BigDecimal(text))
        : Json.createValue(text);
  }

  /** As JSON, or as a form if there are pictures. */
  Call call() {
    if (pictures.isEmpty()) {
      JsonObjectBuilder body = Json.createObjectBuilder();
      fields.forEach(body::add);
      return Call.generate(body.build().toString());
    }
    Form form = new Form();
    fields.forEach(
        (name, value) ->
            form.field(name, value instanceof JsonString text ? text.getString() : "" + value));
    pictures.forEach((name, file) -> form.file(name, "picture", file));
    return form.generate();
  }

  /** What a field says, if it is there and text. */
  Optional<String> text(String field) {
    return fields.get(field) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  double inches() {
    return Double.parseDouble(String.valueOf(fields.get("size_inches")));
  }

  private void put(String field, String value) {
    fields.put(field, Json.createValue(value));
  }

  private void put(String field, double value) {
    fields.put(field, Json.createValue(BigDecimal.valueOf(value)));
  }

  private void put(String field, int value) {
    fields.put(field, Json.createValue(value));
  }

  private void put(String field, boolean value) {
    fields.put(field, value ? JsonValue.TRUE : JsonValue.FALSE);
  }

  private static JsonObject object(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static String one(Random random, String values) {
    String[] each = values.split(" ", -1);
    return each[random.nextInt(each.length)];
  }

  /**
   * Dark colours on light ground, or light ones on dark.
   *
   * @param isOnDark whether all are the other way round
   */
  private record Shades(Random random, boolean isOnDark) {

    String ground() {
      return switch (random.nextInt(3)) {
        case 0 -> isOnDark ? "black" : "white";
        case 1 -> "transparent";
        default -> color(isOnDark ? 0x80 : 0xFF, false);
      };
    }

    /** Whose parts are below a limit, or as far from white. */
    String ink(int limit) {
      return color(limit, isOnDark);
    }

    /** Sometimes translucent. */
    private String color(int limit, boolean isLight) {
      int[] parts = random.ints(3, 0, limit).map(part -> isLight ? 255 - part : part).toArray();
      String rgb = String.format(Locale.ROOT, "#%02X%02X%02X", parts[0], parts[1], parts[2]);
      return random.nextInt(6) == 0
          ? rgb + String.format(Locale.ROOT, "%02X", 128 + random.nextInt(128))
          : rgb;
    }
  }
}
