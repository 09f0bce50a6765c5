package io.quietzone.renderers.payload;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The application identifiers of the GS1 General Specifications that may stand in a link, and their
 * parts in it. 03, 7041, 8014, 8040 to 8043 and 8200 may not (GS1 Barcode Syntax Dictionary).
 */
final class Gs1Elements {

  /**
   * Keys that can lead a link, each with the qualifiers that may follow it, in their order (GS1
   * Digital Link URI syntax, section 4.9). Alternatives are parted by a bar.
   */
  private static final Map<String, String> KEYS = new LinkedHashMap<>();

  /** Qualifiers that mean nothing without their key. 10 does, and may stand in the query. */
  private static final Set<String> PATH_ONLY =
      Set.of("21", "22", "235", "254", "7040", "8011", "8019", "8020");

  private static final Map<String, Gs1Format> FORMATS = new HashMap<>();

  static {
    KEYS.put("01", "22 10 21|235");
    KEYS.put("00", "");
    KEYS.put("253", "");
    KEYS.put("255", "");
    KEYS.put("401", "");
    KEYS.put("402", "");
    KEYS.put("414", "254|7040");
    KEYS.put("415", "8020");
    KEYS.put("417", "7040");
    KEYS.put("8003", "");
    KEYS.put("8004", "7040");
    KEYS.put("8006", "22 10 21");
    KEYS.put("8010", "8011");
    KEYS.put("8013", "");
    KEYS.put("8017", "8019");
    KEYS.put("8018", "8019");

    formats("N18", Gs1Check.DIGIT, "00 8017 8018");
    formats("N14", Gs1Check.DIGIT, "01 02");
    formats("N17", Gs1Check.DIGIT, "402");
    formats("N13", Gs1Check.DIGIT, "410 411 412 413 414 415 416 417");
    formats("N13+[X..17]", Gs1Check.DIGIT_13, "253");
    formats("N13+[N..12]", Gs1Check.DIGIT_13, "255");
    formats("N14+[X..16]", Gs1Check.DIGIT_13_AFTER_ZERO, "8003");
    formats("N14+N4", Gs1Check.PIECE, "8006 8026");
    formats("X..30", Gs1Check.PREFIX, "401 8004 7023");
    formats("Y..30", Gs1Check.PREFIX, "8010");
    formats("X..25", Gs1Check.PREFIX_AND_PAIR, "8013");
    formats("X..34", Gs1Check.IBAN, "8007");
    formats("N6", Gs1Check.MONTH_OR_DATE, "11 12 13 15 16 17");
    formats("N6+N4", Gs1Check.MONTH_OR_DATE, "4324 4325");
    formats("N6", Gs1Check.DATE, "4326 7006");
    formats("N6+N4", Gs1Check.DATE, "7003");
    formats("N6+[N4]", Gs1Check.DATE, "7011");
    formats("N8+[N2]+[N2]", Gs1Check.DATE, "8008");
    formats("N6+[N6]", Gs1Check.DATES, "7007");
    formats("N8", Gs1Check.DATE_OF_BIRTH, "7250");
    formats("N8+N4", Gs1Check.DATE_OF_BIRTH, "7251");
    formats("N1", Gs1Check.SEX, "7252");
    formats("X3", Gs1Check.BIRTH_SEQUENCE, "7258");

    formats(
        "X..20", "10 21 22 243 254 420 4318 7020 7021 7022 710 711 712 713 714 715 716 717 7240");
    formats("X..20", "8002 8012");
    formats("X..28", "235");
    formats("X..30", "240 241 250 251 400 403 4308 4319 7002 90");
    formats("N..6", "242");
    formats("N2", "20");
    formats("N2", Gs1Check.MEDIA_TYPE, "7241");
    formats("N..8", "30 37");
    formats("N3+X..9", Gs1Check.COUNTRY_FIRST, "421");
    formats("N3", Gs1Check.COUNTRIES, "422 424 426");
    formats("N3+[N3]+[N3]+[N3]+[N3]", Gs1Check.COUNTRIES, "423 425");
    formats("X..3", "427 7008");
    formats("X..35", Gs1Check.PERCENT_ENCODED, "4300 4301 4310 4311 4320");
    formats("X..70", Gs1Check.PERCENT_ENCODED, "4302 4303 4304 4305 4306");
    formats("X..70", Gs1Check.PERCENT_ENCODED, "4312 4313 4314 4315 4316 7257");
    formats("X..70", Gs1Check.COUPON, "8110");
    formats("X..70", Gs1Check.POSITIVE_OFFER, "8112");
    formats("X2", Gs1Check.COUNTRY_LETTERS, "4307 4317");
    formats("N10+N10", Gs1Check.PLACE, "4309");
    formats("N1", Gs1Check.FLAG, "4321 4322 4323");
    formats("N6+[-]", "4330 4331 4332 4333");
    formats("N13", "7001");
    formats("N..4", "7004");
    formats("X..12", "7005");
    formats("X..10", "7009 7255");
    formats("X..40", Gs1Check.PERCENT_ENCODED, "7253 7254 7259");
    formats("X..50", "8009");
    formats("X..90", Gs1Check.PERCENT_ENCODED, "7256");
    formats("X..2", "7010");
    formats("N1+X3", Gs1Check.IMPORTER, "7040");
    formats("X..25", "7242 8020");
    formats("N4+N5+N3+N1+N1", Gs1Check.ROLL, "8001");
    formats("N6", "8005");
    formats("N..12", Gs1Check.NO_ZERO_FIRST, "8011");
    formats("N..10", "8019");
    formats("Z..90", "8030");
    formats("N4", "8111");

    Gs1Check none = Gs1Check.NONE;
    numbered("N6", none, 5, "310 311 312 313 314 315 316 320 321 322 323 324 325 326 327 328 329");
    numbered(
        "N6", none, 5, "330 331 332 333 334 335 336 337 340 341 342 343 344 345 346 347 348 349");
    numbered(
        "N6", none, 5, "350 351 352 353 354 355 356 357 360 361 362 363 364 365 366 367 368 369");
    numbered("N..15", none, 9, "390 392");
    numbered("N3+N..15", Gs1Check.CURRENCY_FIRST, 9, "391 393");
    numbered("N4", none, 3, "394");
    numbered("N6", none, 5, "395");
    numbered("N3+X..27", Gs1Check.COUNTRY_OR_MANY_FIRST, 9, "703");
    numbered("X2+X..28", none, 9, "723");
    for (int i = 91; i <= 99; i++) {
      formats("X..90", String.valueOf(i));
    }
  }

  private Gs1Elements() {}

  /** Whether a link can be about what this identifies. */
  static boolean isKey(String identifier) {
    return KEYS.containsKey(identifier);
  }

  /** The identifiers of all keys. */
  static String keys() {
    return String.join(", ", KEYS.keySet());
  }

  /** What may follow a key in the path: lists, of which one has to be chosen. */
  static List<List<String>> qualifiers(String key) {
    return Arrays.stream(KEYS.getOrDefault(key, "").split("\\|", -1))
        .map(list -> list.isEmpty() ? List.<String>of() : List.of(list.split(" ", -1)))
        .toList();
  }

  /** The keys that an identifier may follow; empty for one that may also stand in the query. */
  static List<String> onlyAfter(String identifier) {
    return PATH_ONLY.contains(identifier)
        ? KEYS.keySet().stream()
            .filter(key -> qualifiers(key).stream().anyMatch(list -> list.contains(identifier)))
            .toList()
        : List.of();
  }

  /** What the value of an identifier looks like; empty for one GS1 has not given out. */
  static Optional<Gs1Format> format(String identifier) {
    return Optional.ofNullable(FORMATS.get(identifier));
  }

  private static void formats(String said, String identifiers) {
    formats(said, Gs1Check.NONE, identifiers);
  }

  private static void formats(String said, Gs1Check check, String identifiers) {
    Gs1Format format = Gs1Format.of(said, check);
    for (String identifier : identifiers.split(" ", -1)) {
      FORMATS.put(identifier, format);
    }
  }

  /** Identifiers whose last digit, 0 to {@code last}, says something about the value. */
  private static void numbered(String said, Gs1Check check, int last, String identifiers) {
    for (String identifier : identifiers.split(" ", -1)) {
      for (int digit = 0; digit <= last; digit++) {
        formats(said, check, identifier + digit);
      }
    }
  }
}
