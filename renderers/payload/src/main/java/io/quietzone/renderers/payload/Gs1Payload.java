package io.quietzone.renderers.payload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something GS1 identifies, as a GS1 Digital Link URI: the key and its qualifiers are the path, all
 * other elements the query, in the order of their identifiers.
 *
 * @param elements values by application identifier ({@code 01}, {@code 10}, …), among them exactly
 *     one key; a GTIN of 8, 12 or 13 digits is made one of 14
 * @param domain where the link leads, with its scheme and perhaps a path; by default {@value
 *     #DEFAULT_DOMAIN}
 */
public record Gs1Payload(Map<String, String> elements, String domain) implements Payload {

  /** GS1's own resolver. */
  public static final String DEFAULT_DOMAIN = "https://id.gs1.org";

  private static final int MAX_PORT = 65535;

  private static final String LABEL = "(?!-)[A-Za-z0-9-]{1,63}(?<!-)";
  private static final Pattern DOMAIN =
      Pattern.compile(
          "https?://"
              + LABEL
              + "(?:\\."
              + LABEL
              + ")*(?::(?<port>[0-9]{1,5}))?(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?");

  /**
   * Checks the elements.
   *
   * @throws InvalidPayloadException naming {@code elements}, {@code elements.10} or the like, or
   *     {@code domain}
   */
  public Gs1Payload {
    TextRules.line("domain", domain, 255);
    domain = domain.isEmpty() ? DEFAULT_DOMAIN : domain;
    if (!isDomain(domain)) {
      throw new InvalidPayloadException(
          "domain",
          "Send a host with its scheme, and a path if need be, such as https://example.com/p.");
    }
    domain = domain.endsWith("/") ? domain.substring(0, domain.length() - 1) : domain;
    elements = checked(elements);
    String key = key(elements);
    List<String> qualifiers = chosenQualifiers(key, elements);
    for (String qualifier : qualifiers) {
      checkSegment(qualifier, elements.get(qualifier));
    }
    checkPlaces(key, qualifiers, elements);
    Gs1Exclusions.check(elements.keySet());
    if (key.equals("415") && !elements.containsKey("8020")) {
      throw new InvalidPayloadException("elements.8020", "The key 415 requires a reference, 8020.");
    }
  }

  static Gs1Payload read(FieldReader fields) {
    Map<String, String> elements = fields.entries("elements");
    String domain = fields.text("domain");
    fields.check();
    return new Gs1Payload(elements, domain);
  }

  @Override
  public String text() {
    String key = key(elements);
    Map<String, String> rest = new TreeMap<>(elements);
    List<String> path = new ArrayList<>();
    path.add(key);
    path.addAll(chosenQualifiers(key, elements));
    StringBuilder uri = new StringBuilder(domain);
    for (String identifier : path) {
      String value = rest.remove(identifier);
      if (value != null) {
        uri.append('/').append(identifier).append('/').append(Escaping.percent(value));
      }
    }
    char mark = '?';
    for (Map.Entry<String, String> attribute : rest.entrySet()) {
      uri.append(mark).append(attribute.getKey()).append('=');
      uri.append(Escaping.percent(attribute.getValue()));
      mark = '&';
    }
    return uri.toString();
  }

  private static boolean isDomain(String text) {
    Matcher domain = DOMAIN.matcher(text);
    if (!domain.matches()) {
      return false;
    }
    int port = domain.group("port") == null ? 1 : Integer.parseInt(domain.group("port"));
    return port >= 1 && port <= MAX_PORT;
  }

  /**
   * Refuses what would be taken for a step in the path, percent-encoded or not (RFC 3986, 5.2.4).
   */
  private static void checkSegment(String identifier, @Nullable String value) {
    if (value != null && (value.equals(".") || value.equals(".."))) {
      throw new InvalidPayloadException(
          "elements." + identifier,
          "One or two dots alone are no value: browsers drop them from a link.");
    }
  }

  /** Refuses qualifiers that do not follow their key. */
  private static void checkPlaces(
      String key, List<String> qualifiers, Map<String, String> elements) {
    for (String identifier : elements.keySet()) {
      List<String> keys = Gs1Elements.onlyAfter(identifier);
      if (!keys.isEmpty() && !qualifiers.contains(identifier)) {
        throw new InvalidPayloadException(
            "elements." + identifier,
            "In a link this follows only " + String.join(" or ", keys) + ", not " + key + ".");
      }
    }
  }

  private static Map<String, String> checked(Map<String, String> elements) {
    Map<String, String> checked = new LinkedHashMap<>();
    elements.forEach(
        (identifier, value) -> {
          String field = "elements." + identifier;
          Gs1Format format =
              Gs1Elements.format(identifier)
                  .orElseThrow(
                      () ->
                          new InvalidPayloadException(
                              field, "No application identifier that GS1 allows in a link."));
          boolean shortGtin =
              (identifier.equals("01") || identifier.equals("02"))
                  && value.matches("[0-9]{8}|[0-9]{12,13}");
          String whole = shortGtin ? "0".repeat(14 - value.length()) + value : value;
          format.check(field, whole);
          checked.put(identifier, whole);
        });
    return Collections.unmodifiableMap(checked);
  }

  private static String key(Map<String, String> elements) {
    List<String> keys = elements.keySet().stream().filter(Gs1Elements::isKey).toList();
    if (keys.size() != 1) {
      throw new InvalidPayloadException(
          "elements",
          "Send exactly one key ("
              + Gs1Elements.keys()
              + "), got "
              + (keys.isEmpty() ? "none" : String.join(", ", keys))
              + ".");
    }
    return keys.get(0);
  }

  /** The one list of qualifiers the elements are from. */
  private static List<String> chosenQualifiers(String key, Map<String, String> elements) {
    List<String> chosen = List.of();
    for (List<String> qualifiers : Gs1Elements.qualifiers(key)) {
      if (qualifiers.stream().anyMatch(elements::containsKey)) {
        if (!chosen.isEmpty()) {
          throw new InvalidPayloadException(
              "elements",
              "After " + key + ", " + chosen + " and " + qualifiers + " exclude one another.");
        }
        chosen = qualifiers;
      }
    }
    return chosen;
  }
}
