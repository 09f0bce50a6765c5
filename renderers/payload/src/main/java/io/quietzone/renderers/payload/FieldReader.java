package io.quietzone.renderers.payload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one content type, and collects everything that is wrong with them, so that a
 * caller learns of all mistakes at once. A read that fails returns a stand-in; {@link #check} then
 * refuses the whole.
 */
final class FieldReader {

  /** The most entries of a list. */
  static final int MAX_ENTRIES = 50;

  private static final int SHOWN_NAME = 64;

  private final String prefix;
  private final Map<?, ?> values;
  private final PayloadType type;
  private final Map<String, String> findings;
  private final Set<String> read;

  /** Starts the reading, and refuses fields the type does not have. */
  FieldReader(PayloadType type, Map<?, ?> values) {
    this("", type, values, new LinkedHashMap<>(), new LinkedHashSet<>());
    refuseUnknown();
  }

  private FieldReader(
      String prefix,
      PayloadType type,
      Map<?, ?> values,
      Map<String, String> findings,
      Set<String> read) {
    this.prefix = prefix;
    this.type = type;
    this.values = values;
    this.findings = findings;
    this.read = read;
  }

  /** The field {@code data} of plain content, which has rules of its own. */
  String data() {
    Object value = value("data");
    if (value == null) {
      return refuse("data", "This field is required.", "");
    }
    return value instanceof String text ? text : refuse("data", "Send a string.", "");
  }

  /** A string; empty where it is absent. */
  String text(String name) {
    Object value = value(name);
    return value == null ? "" : text(name, value);
  }

  /** A string that has to be there. */
  String requiredText(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      findings.putIfAbsent(prefix + name, "This field is required.");
    }
    return text;
  }

  /** A string or a list of strings, as a list; an empty string is as good as none. */
  List<String> texts(String name) {
    Object value = value(name);
    if (value == null || value.equals("")) {
      return List.of();
    }
    if (!(value instanceof List<?> entries)) {
      return value instanceof String
          ? List.of(text(name, value))
          : refuse(name, "Send a string or a list of strings.", List.of());
    }
    if (entries.size() > MAX_ENTRIES) {
      return refuse(name, "Send at most " + MAX_ENTRIES + " entries.", List.of());
    }
    List<String> texts = new ArrayList<>();
    for (Object entry : entries) {
      texts.add(text(name + "[" + texts.size() + "]", entry));
    }
    return texts;
  }

  /**
   * A string or a list of strings, as a list.
   *
   * @param check refuses a string, given the field it stands in
   */
  List<String> texts(String name, BiConsumer<String, String> check) {
    List<String> texts = texts(name);
    boolean list = values.get(name) instanceof List<?>;
    for (int i = 0; i < texts.size(); i++) {
      String field = list ? name + "[" + i + "]" : name;
      try {
        check.accept(prefix + field, texts.get(i));
      } catch (InvalidPayloadException e) {
        refuse(field, String.valueOf(e.getMessage()), "");
      }
    }
    return texts;
  }

  /** A field with one value and the field with several, together. */
  List<String> texts(String one, String several, BiConsumer<String, String> check) {
    List<String> texts = new ArrayList<>(texts(one, check));
    texts.addAll(texts(several, check));
    return texts;
  }

  /** {@code true} or {@code false}; the latter where it is absent. */
  boolean bool(String name) {
    Object value = value(name);
    if (value == null) {
      return false;
    }
    return value instanceof Boolean bool ? bool : refuse(name, "Send true or false.", false);
  }

  /** A number, or a string of decimal digits, for callers whose numbers are binary. */
  @Nullable BigDecimal number(String name) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    Optional<BigDecimal> number = decimal(value);
    return number.isPresent()
        ? number.get()
        : refuse(name, "Send a number, such as 12.5.", BigDecimal.ZERO);
  }

  /** A number that has to be there. */
  BigDecimal requiredNumber(String name) {
    BigDecimal number = number(name);
    return number == null ? refuse(name, "This field is required.", BigDecimal.ZERO) : number;
  }

  /** A whole number from 0. */
  @Nullable Long wholeNumber(String name) {
    BigDecimal number = number(name);
    if (number == null) {
      return null;
    }
    boolean fits =
        number.signum() >= 0
            && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
            && number.stripTrailingZeros().scale() <= 0;
    return fits ? number.longValue() : refuse(name, "Send a whole number from 0.", 0L);
  }

  /** One of some values; {@code null} where it is absent. */
  <E> @Nullable E choice(String name, E[] choices, Function<E, String> written) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    for (E choice : choices) {
      if (written.apply(choice).equals(text)) {
        return choice;
      }
    }
    String allowed = Arrays.stream(choices).map(written).collect(Collectors.joining(", "));
    return refuse(name, "Choose one of: " + allowed + ".", choices[0]);
  }

  /** A nested object; empty where it is absent. */
  Optional<FieldReader> object(String name) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Map<?, ?> members)) {
      return refuse(name, "Send an object, {…}.", Optional.empty());
    }
    FieldReader nested = new FieldReader(prefix + name + ".", type, members, findings, read);
    nested.refuseUnknown();
    return Optional.of(nested);
  }

  /** A nested object with strings under names of the caller's choice. */
  Map<String, String> entries(String name) {
    Object value = value(name);
    if (value == null) {
      return refuse(name, "This field is required.", Map.of());
    }
    if (!(value instanceof Map<?, ?> members) || members.size() > MAX_ENTRIES) {
      return refuse(
          name, "Send an object, {…}, with at most " + MAX_ENTRIES + " strings.", Map.of());
    }
    Map<String, String> entries = new LinkedHashMap<>();
    members.forEach(
        (key, member) -> {
          String shown = shown(String.valueOf(key));
          entries.put(shown, text(name + "." + shown, member));
        });
    return entries;
  }

  /** Notes what is wrong with a field, unless something is noted already. */
  <T> T refuse(String name, String message, T standIn) {
    findings.putIfAbsent(prefix + name, message);
    return standIn;
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidPayloadException naming everything that was wrong
   */
  void check() {
    if (!findings.isEmpty()) {
      throw new InvalidPayloadException(findings);
    }
  }

  /** The fields that were asked for, as {@link PayloadType#fields} names them. */
  Set<String> read() {
    return read;
  }

  private @Nullable Object value(String name) {
    read.add(prefix + name);
    return values.get(name);
  }

  private String text(String name, @Nullable Object value) {
    if (!(value instanceof String text)) {
      return refuse(name, "Send a string.", "");
    }
    try {
      TextRules.lines(prefix + name, text, TextRules.MAX_LENGTH);
    } catch (InvalidPayloadException e) {
      return refuse(name, String.valueOf(e.getMessage()), "");
    }
    return text;
  }

  private static Optional<BigDecimal> decimal(Object value) {
    if (value instanceof BigDecimal exact) {
      return Optional.of(exact);
    }
    if (value instanceof Double || value instanceof Float) {
      double binary = ((Number) value).doubleValue();
      return Double.isFinite(binary)
          ? Optional.of(new BigDecimal(value.toString()))
          : Optional.empty();
    }
    boolean digits = value instanceof Number || value instanceof String;
    String written = value.toString();
    return digits && written.length() <= 32 && written.matches("-?[0-9]+(\\.[0-9]+)?")
        ? Optional.of(new BigDecimal(written))
        : Optional.empty();
  }

  private void refuseUnknown() {
    List<String> allowed = type.fields(prefix);
    for (Object key : values.keySet()) {
      String name = String.valueOf(key);
      if (!allowed.contains(name)) {
        String owners =
            Arrays.stream(PayloadType.values())
                .filter(other -> other.fields(prefix).contains(name))
                .map(PayloadType::id)
                .collect(Collectors.joining(", "));
        refuse(
            shown(name),
            (owners.isEmpty() ? "Not a field of " : "A field of " + owners + ", not of ")
                + type.id()
                + ". Allowed: "
                + String.join(", ", allowed)
                + ".",
            name);
      }
    }
  }

  private static String shown(String name) {
    return name.length() <= SHOWN_NAME ? name : name.substring(0, SHOWN_NAME) + "…";
  }
}
