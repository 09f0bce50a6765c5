package io.quietzone.api;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the members of a JSON object. What is wrong with them is noted, so that a caller learns of
 * all mistakes at once: a read that fails returns a stand-in, and {@link #check} then refuses the
 * whole.
 */
public final class Fields {

  private final SentBody body;
  private final Findings findings;

  /**
   * Starts the reading.
   *
   * @param body what the caller sent
   * @throws NotAnObject if it is something else than a JSON object
   */
  public Fields(JsonStructure body) {
    this(new SentBody(object(body), false, Map.of()), new Findings());
  }

  private Fields(SentBody body, Findings findings) {
    this.body = body;
    this.findings = findings;
  }

  /**
   * Starts the reading of a form, in which numbers, truth values and objects are written as text.
   *
   * @param files the content of uploaded files by field, none of them empty
   */
  static Fields ofForm(Map<String, String> texts, Map<String, byte[]> files) {
    JsonObjectBuilder body = JsonBodyReader.JSON.createObjectBuilder();
    texts.forEach(body::add);
    return new Fields(new SentBody(body.build(), true, files), new Findings());
  }

  /** Starts the reading of texts, such as the values of a line of a table. */
  public static Fields ofTexts(Map<String, String> texts) {
    return ofForm(texts, Map.of());
  }

  /**
   * Starts the reading of a JSON object that may be left out, whatever its Content-Type.
   *
   * @throws NotAnObject if there is something else than a JSON object
   * @throws IOException if the client goes away
   */
  public static Fields ofOptional(InputStream body) throws IOException {
    byte[] sent = body.readAllBytes();
    if (sent.length == 0) {
      return ofTexts(Map.of());
    }
    return new Fields(
        JsonBodyReader.parsing(
            () -> {
              try (JsonReader reader =
                  JsonBodyReader.JSON.createReader(new ByteArrayInputStream(sent))) {
                return reader.read();
              }
            }));
  }

  private static JsonObject object(JsonStructure body) {
    if (body instanceof JsonObject object) {
      return object;
    }
    throw new NotAnObject();
  }

  /** The body is JSON, but not an object. */
  static final class NotAnObject extends Problem {

    private static final long serialVersionUID = 1L;

    NotAnObject() {
      super(Kind.INVALID, "The body is a JSON array: send a JSON object, {…}.");
    }
  }

  /**
   * Reads a string.
   *
   * @return empty where it is absent, {@code null}, or wrong
   */
  public Optional<String> text(String name) {
    Optional<JsonValue> value = body.value(name);
    if (value.isPresent() && !(value.get() instanceof JsonString)) {
      broken(name, "Send a string.");
      return Optional.empty();
    }
    Optional<String> text = value.map(string -> ((JsonString) string).getString());
    if (text.isPresent() && !storable(text.get())) {
      broken(name, "Send Unicode text without the character U+0000.");
      return Optional.empty();
    }
    return text;
  }

  /** Reads a string of at most {@code max} characters. */
  public Optional<String> text(String name, int max) {
    Optional<String> text = text(name);
    if (text.isPresent() && text.get().length() > max) {
      broken(name, "Ensure this field has at most " + max + " characters.");
      return Optional.empty();
    }
    return text;
  }

  /** Reads {@code true} or {@code false}. */
  public Optional<Boolean> bool(String name) {
    Optional<JsonValue> value = body.parsedValue(name);
    if (value.isPresent() && value.get() != JsonValue.TRUE && value.get() != JsonValue.FALSE) {
      broken(name, "Send true or false.");
      return Optional.empty();
    }
    return value.map(bool -> bool == JsonValue.TRUE);
  }

  /** Reads a string that has to be there. */
  public String requiredText(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty() && !findings.about(name)) {
      broken(name, "This field is required.");
    }
    return text.orElse("");
  }

  /** Reads a number that has to be there, {@code min} to {@code max}. */
  public double requiredNumber(String name, double min, double max) {
    Optional<BigDecimal> number = number(name, min, max);
    if (number.isEmpty() && !findings.about(name)) {
      broken(
          name, "This field is required: a number from " + plain(min) + " to " + plain(max) + ".");
    }
    return number.map(BigDecimal::doubleValue).orElse(max);
  }

  /** Reads a number, {@code min} to {@code max}. */
  public double number(String name, double min, double max, double absent) {
    return number(name, min, max).map(BigDecimal::doubleValue).orElse(absent);
  }

  /** Reads a whole number, {@code min} to {@code max}. */
  public int wholeNumber(String name, int min, int max, int absent) {
    Optional<BigDecimal> number = number(name, min, max);
    if (number.isEmpty()) {
      return absent;
    }
    if (number.get().stripTrailingZeros().scale() > 0) {
      broken(name, "Send a whole number.");
      return absent;
    }
    return number.get().intValue();
  }

  private Optional<BigDecimal> number(String name, double min, double max) {
    Optional<JsonValue> value = body.parsedValue(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof JsonNumber number)) {
      broken(name, "Send a number from " + plain(min) + " to " + plain(max) + ".");
      return Optional.empty();
    }
    BigDecimal exact = exact(number);
    if (exact.compareTo(BigDecimal.valueOf(min)) < 0) {
      broken(name, "Ensure this value is at least " + plain(min) + ".");
      return Optional.empty();
    }
    if (exact.compareTo(BigDecimal.valueOf(max)) > 0) {
      broken(name, "Ensure this value is at most " + plain(max) + ".");
      return Optional.empty();
    }
    return Optional.of(exact);
  }

  /** JSON-P refuses to compute with more digits than it finds reasonable. */
  private static BigDecimal exact(JsonNumber number) {
    try {
      return number.bigDecimalValue();
    } catch (UnsupportedOperationException e) {
      return BigDecimal.valueOf(Double.MAX_VALUE);
    }
  }

  /** Reads one of the values of an enum, written in lower case unless they are single letters. */
  public <E extends Enum<E>> E choice(String name, Class<E> values, E absent) {
    if (!has(name)) {
      return absent;
    }
    Map<String, E> byName = new LinkedHashMap<>();
    for (E value : values.getEnumConstants()) {
      String written = value.name().length() == 1 ? value.name() : lowerCase(value.name());
      byName.put(written, value);
    }
    return choice(name, byName, absent);
  }

  /** Reads one of the values that have these names. */
  public <T> T choice(String name, Map<String, T> byName, T absent) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return absent;
    }
    T chosen = byName.get(text.get());
    if (chosen == null) {
      broken(name, "Choose one of: " + String.join(", ", byName.keySet()) + ".");
      return absent;
    }
    return chosen;
  }

  /** Reads an object that has to be there. */
  public Optional<JsonObject> requiredObject(String name) {
    Optional<JsonValue> value = body.parsedValue(name);
    if (value.isPresent() && value.get() instanceof JsonObject object) {
      return Optional.of(object);
    }
    broken(name, value.isPresent() ? "Send a JSON object." : "This field is required.");
    return Optional.empty();
  }

  /** Starts the reading of an object that has to be there; its findings are found here too. */
  public Fields requiredFields(String name) {
    return nested(name, requiredObject(name).orElse(JsonValue.EMPTY_JSON_OBJECT));
  }

  private Fields nested(String name, JsonObject object) {
    return new Fields(new SentBody(object, false, Map.of()), findings.within(name));
  }

  /**
   * Reads a list of objects.
   *
   * @param max how many there may be
   * @param reader reads each, and notes what is wrong with it
   */
  public <T> Optional<List<T>> list(String name, int max, Function<Fields, T> reader) {
    Optional<List<JsonValue>> values = values(name, max, "Send a list of JSON objects.");
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<T> list = new ArrayList<>();
    for (int i = 0; i < values.get().size(); i++) {
      if (!(values.get().get(i) instanceof JsonObject object)) {
        broken(name + "." + i, "Send a JSON object.");
        return Optional.empty();
      }
      list.add(reader.apply(nested(name + "." + i, object)));
    }
    return Optional.of(list);
  }

  /** Reads a list of strings, none of them blank, each once. */
  public Optional<List<String>> texts(String name, int max, int maxLength) {
    Optional<List<JsonValue>> values = values(name, max, "Send a list of strings.");
    Set<String> texts = new LinkedHashSet<>();
    for (JsonValue value : values.orElse(List.of())) {
      if (!(value instanceof JsonString text)
          || text.getString().isBlank()
          || text.getString().length() > maxLength
          || !storable(text.getString())) {
        broken(name, "Send a list of strings of 1 to " + maxLength + " characters.");
        return Optional.empty();
      }
      texts.add(text.getString().strip());
    }
    return values.map(given -> List.copyOf(texts));
  }

  private Optional<List<JsonValue>> values(String name, int max, String otherwise) {
    Optional<JsonValue> value = body.parsedValue(name);
    if (value.isPresent() && !(value.get() instanceof JsonArray)) {
      broken(name, otherwise);
      return Optional.empty();
    }
    Optional<List<JsonValue>> values = value.map(JsonValue::asJsonArray);
    if (values.isPresent() && values.get().size() > max) {
      broken(name, "Ensure this list has at most " + max + " entries.");
      return Optional.empty();
    }
    return values;
  }

  /** Whether a member is there, as {@code null}: for what may be taken away. */
  public boolean isNull(String name) {
    return body.isNull(name);
  }

  /** Whether a member is there, and not {@code null}. */
  public boolean has(String name) {
    return body.value(name).isPresent();
  }

  /**
   * Reads an uploaded file.
   *
   * @param maxBytes how large it may be
   * @return its content; empty where it is absent or wrong
   */
  public Optional<byte[]> file(String name, int maxBytes) {
    if (body.value(name).isPresent()) {
      broken(name, "Send a file, as a part of multipart/form-data with a filename.");
    }
    Optional<byte[]> content = body.file(name);
    if (content.isPresent() && content.get().length > maxBytes) {
      broken(name, "Ensure this file has at most " + maxBytes / (1024 * 1024) + " MiB.");
      return Optional.empty();
    }
    return content;
  }

  /**
   * Reads a string into a type of its own.
   *
   * @param reader returns the value, or throws {@link IllegalArgumentException} with a sentence for
   *     the caller
   */
  public <T> Optional<T> parsed(String name, Function<String, T> reader) {
    Optional<String> text = text(name);
    try {
      return text.map(reader);
    } catch (IllegalArgumentException e) {
      refused(name, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** Notes a broken constraint; the first finding about a field is the one that stays. */
  public void broken(String name, String message) {
    findings.broken(name, message);
  }

  /** Notes a judgement. */
  public void refused(String name, String message) {
    findings.refused(name, message);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidFields naming everything that was wrong
   */
  public void check() {
    findings.check();
  }

  /**
   * Tells one body from another.
   *
   * @return a SHA-256, the same for the same members, values and files
   */
  byte[] fingerprint() {
    return body.fingerprint();
  }

  /** The members nobody read, and the nearest name that would have been read. */
  public List<IgnoredField> ignored() {
    return body.ignored();
  }

  /** The members that were read, as a form has them. */
  public Map<String, String> written() {
    return body.written();
  }

  /** Neither the database nor UTF-8 takes the rest. */
  private static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
