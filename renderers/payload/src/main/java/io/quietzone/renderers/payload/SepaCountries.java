package io.quietzone.renderers.payload;

import java.util.Set;

/**
 * The countries of the Single Euro Payments Area, by the two letters their IBANs begin with
 * (European Payments Council, EPC409-09, as of November 2026): 41, and Gibraltar, which it lists
 * under the United Kingdom. Other territories have the IBANs of the country they belong to.
 * Albania, Moldova, Montenegro and North Macedonia take part since October 2025, Serbia was
 * admitted on 22 May 2025 and takes part since May 2026; Bosnia and Herzegovina, Kosovo and Ukraine
 * do not.
 */
final class SepaCountries {

  private static final Set<String> IN_THE_EEA =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK");

  private static final Set<String> OUT_OF_THE_EEA =
      Set.of("AD", "AL", "CH", "GB", "GI", "MC", "MD", "ME", "MK", "RS", "SM", "VA");

  private SepaCountries() {}

  /** Whether transfers can be made to a country. */
  static boolean contains(String country) {
    return isInEea(country) || OUT_OF_THE_EEA.contains(country);
  }

  /** Whether a country is in the European Economic Area, where the IBAN alone names an account. */
  static boolean isInEea(String country) {
    return IN_THE_EEA.contains(country);
  }
}
