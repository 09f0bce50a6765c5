package io.quietzone.signatures;

import io.quietzone.problem.Problem;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows the question mark of a picture's address: the fields of an order, and beside them
 * the key that signed it, when it ends, and the signature. What is signed are all parameters but
 * the signature, sorted by name and encoded in one way, so that an address may be written otherwise
 * on its way, but not say anything else.
 */
public final class SignedQuery {

  /** Longer ones do not pass everywhere: web servers usually take lines of 8 KiB. */
  static final int MAX_LENGTH = 8000;

  private static final String KEY = "key";
  private static final String EXPIRES = "expires";
  private static final String SIGNATURE = "signature";

  private final SortedMap<String, String> parameters;
  private final String signature;

  private SignedQuery(SortedMap<String, String> parameters, String signature) {
    this.parameters = parameters;
    this.signature = signature;
  }

  /** A query that is to be signed by a key. */
  static SignedQuery unsigned(Map<String, String> fields, String key, Optional<Instant> end) {
    SortedMap<String, String> parameters = new TreeMap<>(fields);
    parameters.put(KEY, key);
    end.ifPresent(at -> parameters.put(EXPIRES, String.valueOf(at.getEpochSecond())));
    return new SignedQuery(parameters, "");
  }

  /**
   * Reads a query.
   *
   * @param query as it was sent, still encoded; null for none
   * @throws InvalidSignature if it cannot have been signed by us
   * @throws QueryTooLong if it has more characters than we sign
   */
  public static SignedQuery parse(@Nullable String query) {
    if (query == null) {
      throw InvalidSignature.missing();
    }
    if (query.length() > MAX_LENGTH) {
      throw new QueryTooLong();
    }
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String parameter : query.split("&", -1)) {
      String[] nameAndValue = parameter.split("=", 2);
      String value = nameAndValue.length == 2 ? nameAndValue[1] : "";
      // Whoever reads one of two values may read another than the one who signed.
      if (parameters.put(decoded(nameAndValue[0]), decoded(value)) != null) {
        throw InvalidSignature.unknown();
      }
    }
    String signature = parameters.remove(SIGNATURE);
    if (signature == null || !parameters.containsKey(KEY)) {
      throw InvalidSignature.missing();
    }
    return new SignedQuery(parameters, signature);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw InvalidSignature.unknown();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The fields of the order, as text. */
  public Map<String, String> fields() {
    SortedMap<String, String> fields = new TreeMap<>(parameters);
    fields.remove(KEY);
    fields.remove(EXPIRES);
    return fields;
  }

  /**
   * When the address ends to be good; empty for never.
   *
   * @throws InvalidSignature if what is written is no time
   */
  public Optional<Instant> end() {
    String seconds = parameters.get(EXPIRES);
    try {
      return seconds == null
          ? Optional.empty()
          : Optional.of(Instant.ofEpochSecond(Integer.parseUnsignedInt(seconds) & 0xFFFFFFFFL));
    } catch (NumberFormatException e) {
      throw InvalidSignature.unknown();
    }
  }

  /** The id of the key that signed it. */
  String key() {
    return parameters.getOrDefault(KEY, "");
  }

  /** The signature that came with it. */
  String signature() {
    return signature;
  }

  /** What is signed, and stands in the address. */
  String text() {
    return parameters.entrySet().stream()
        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The whole query of an address. */
  String with(Signature of) {
    return text() + "&" + SIGNATURE + "=" + of.written();
  }

  /** The query has more characters than we sign. */
  static final class QueryTooLong extends Problem {

    private static final long serialVersionUID = 1L;

    QueryTooLong() {
      super(
          Kind.INVALID,
          "The address is too long: behind its question mark are at most "
              + MAX_LENGTH
              + " characters.");
    }
  }
}
