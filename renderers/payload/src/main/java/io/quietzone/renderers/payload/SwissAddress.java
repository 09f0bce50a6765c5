package io.quietzone.renderers.payload;

import java.util.List;

/**
 * A structured address (type S) of the Swiss QR-bill. Absent fields are empty.
 *
 * @param name a person or company, at most 70 characters
 * @param street at most 70 characters
 * @param buildingNumber at most 16 characters
 * @param postalCode at most 16 characters
 * @param town at most 35 characters
 * @param country two letters (ISO 3166-1)
 */
public record SwissAddress(
    String name,
    String street,
    String buildingNumber,
    String postalCode,
    String town,
    String country) {

  void check(String field) {
    required(field + ".name", name, 70);
    SwissText.check(field + ".street", street, 70);
    SwissText.check(field + ".building_number", buildingNumber, 16);
    required(field + ".postal_code", postalCode, 16);
    required(field + ".town", town, 35);
    TextRules.required(field + ".country", country);
    if (!IsoCodes.isCountry(country) && !country.equals("XK")) {
      throw new InvalidPayloadException(
          field + ".country", "Send the two letters of a country in ISO 3166-1, such as CH.");
    }
  }

  static SwissAddress read(FieldReader fields) {
    return new SwissAddress(
        fields.requiredText("name"),
        fields.text("street"),
        fields.text("building_number"),
        fields.requiredText("postal_code"),
        fields.requiredText("town"),
        fields.requiredText("country"));
  }

  List<String> lines() {
    return List.of("S", name, street, buildingNumber, postalCode, town, country);
  }

  private static void required(String field, String text, int max) {
    TextRules.required(field, text);
    SwissText.check(field, text, max);
  }
}
