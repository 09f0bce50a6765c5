package io.quietzone.renderers.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an IBAN of some country has after its check digits (ISO 13616): the basic bank account
 * number. The structures are those of the IBAN registry, release 103 (September 2026).
 *
 * @param parts from left to right
 */
record BbanStructure(List<Part> parts) {

  /** By country, as the registry writes them: digits (n), letters (a), letters or digits (c). */
  private static final Map<String, BbanStructure> REGISTRY =
      registry(
          """
          AD 8n12c, AE 19n, AL 8n16c, AT 16n, AZ 4a20c, BA 16n, BE 12n, BG 4a6n8c,
          BH 4a14c, BI 23n, BR 8c15n1a1c, BY 4c4n16c, CH 5n12c, CR 18n, CY 8n16c, CZ 20n,
          DE 18n, DJ 23n, DK 14n, DO 4c20n, EE 16n, EG 25n, ES 20n, FI 14n, FK 2a12n,
          FO 14n, FR 10n11c2n, GB 4a14n, GE 2a16n, GI 4a15c, GL 14n, GR 7n16c, GT 24c,
          HN 4a20n, HR 17n, HU 24n, IE 4a14n, IL 19n, IQ 4a15n, IS 22n, IT 1a10n12c,
          JO 4a4n18c, KW 4a22c, KZ 3n13c, LB 4n20c, LC 4a24c, LI 5n12c, LT 16n, LU 3n13c,
          LV 4a13c, LY 21n, MC 10n11c2n, MD 20c, ME 18n, MK 3n10c2n, MN 16n, MR 23n,
          MT 4a5n18c, MU 4a19n3a, NI 4a20n, NL 4a10n, NO 11n, OM 3n16c, PK 4a16c, PL 24n,
          PS 4a21c, PT 21n, QA 4a21c, RO 4a16c, RS 18n, RU 14n15c, SA 2n18c, SC 4a20n3a,
          SD 14n, SE 20n, SI 15n, SK 20n, SM 1a10n12c, SO 19n, ST 21n, SV 4a20n, TL 19n,
          TN 20n, TR 6n16c, UA 6n19c, VA 18n, VG 4a16n, XK 16n, YE 4a4n18c""");

  /** The structure of a country, two upper-case letters; empty where there are no IBANs. */
  static Optional<BbanStructure> of(String country) {
    return Optional.ofNullable(REGISTRY.get(country));
  }

  /** How many characters it has. */
  int length() {
    return parts.stream().mapToInt(Part::length).sum();
  }

  /**
   * Whether a number is structured like this.
   *
   * @param bban {@link #length} characters of {@code A-Z0-9}
   */
  boolean matches(String bban) {
    int start = 0;
    for (Part part : parts) {
      int end = start + part.length();
      if (!bban.substring(start, end).chars().allMatch(part.kind()::allows)) {
        return false;
      }
      start = end;
    }
    return true;
  }

  /** As a sentence lists it: {@code 4 letters, 14 digits}. */
  @Override
  public String toString() {
    return String.join(", ", parts.stream().map(Part::toString).toList());
  }

  private static Map<String, BbanStructure> registry(String lines) {
    Map<String, BbanStructure> registry = new LinkedHashMap<>();
    for (String entry : lines.split(",\\s+", -1)) {
      registry.put(entry.substring(0, 2), new BbanStructure(parts(entry.substring(3))));
    }
    return registry;
  }

  private static List<Part> parts(String structure) {
    List<Part> parts = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < structure.length(); i++) {
      char character = structure.charAt(i);
      if (character >= '0' && character <= '9') {
        length = 10 * length + character - '0';
      } else {
        parts.add(new Part(length, Kind.of(character)));
        length = 0;
      }
    }
    return List.copyOf(parts);
  }

  /** Some characters of one kind. */
  record Part(int length, Kind kind) {

    @Override
    public String toString() {
      return length + " " + (length == 1 ? kind.one : kind.many);
    }
  }

  /** What a part is made of. */
  enum Kind {
    DIGITS('n', "digit", "digits"),
    LETTERS('a', "letter", "letters"),
    ANY('c', "letter or digit", "letters or digits");

    private final char sign;
    private final String one;
    private final String many;

    Kind(char sign, String one, String many) {
      this.sign = sign;
      this.one = one;
      this.many = many;
    }

    private static Kind of(char sign) {
      return Arrays.stream(values()).filter(kind -> kind.sign == sign).findFirst().orElseThrow();
    }

    private boolean allows(int character) {
      boolean digit = character >= '0' && character <= '9';
      return this == ANY || digit == (this == DIGITS);
    }
  }
}
