package io.quietzone.renderers.payload;

import java.math.BigDecimal;

/**
 * A place on earth, as a {@code geo:} URI (RFC 5870) in WGS 84, every decimal as it was given; a
 * pole has the longitude 0 (section 3.4.2).
 *
 * @param lat degrees north, -90 to 90, at most 15 decimals
 * @param lng degrees east, -180 to 180, at most 15 decimals
 * @param label the place's name; maps show it from the query {@code q=lat,lng(label)}, which is
 *     their custom and not the RFC's; may be empty
 */
public record GeoPayload(BigDecimal lat, BigDecimal lng, String label) implements Payload {

  private static final BigDecimal POLE = BigDecimal.valueOf(90);
  private static final int MAX_SCALE = 15;

  /**
   * Checks the place.
   *
   * @throws InvalidPayloadException naming {@code lat}, {@code lng} or {@code label}
   */
  public GeoPayload {
    check("lat", lat, 90);
    check("lng", lng, 180);
    lng = lat.abs().compareTo(POLE) == 0 ? BigDecimal.ZERO : lng;
    TextRules.line("label", label, 200);
  }

  static GeoPayload read(FieldReader fields) {
    BigDecimal lat = fields.requiredNumber("lat");
    BigDecimal lng = fields.requiredNumber("lng");
    String label = fields.text("label");
    fields.check();
    return new GeoPayload(lat, lng, label);
  }

  @Override
  public String text() {
    String place = lat.toPlainString() + "," + lng.toPlainString();
    String query = label.isEmpty() ? "" : "?q=" + place + "(" + Escaping.percent(label) + ")";
    return "geo:" + place + query;
  }

  private static void check(String field, BigDecimal degrees, int limit) {
    // The range first: writing out 1e999999999 would take all memory.
    boolean inRange = degrees.abs().compareTo(BigDecimal.valueOf(limit)) <= 0;
    if (!inRange || degrees.scale() > MAX_SCALE) {
      throw new InvalidPayloadException(
          field,
          "Send degrees from -"
              + limit
              + " to "
              + limit
              + " with at most "
              + MAX_SCALE
              + " decimals.");
    }
  }
}
