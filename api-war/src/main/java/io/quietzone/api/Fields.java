package io.quietzone.api;

import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.InvalidFields.Finding;
import io.quietzone.problem.InvalidFields.Judgement;
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
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the members of a JSON object, and collects everything that is wrong with them, so that a
 * caller learns of all mistakes at once. A read that fails returns a stand-in; {@link #check} then
 * refuses the whole.
 */
public final class Fields {

  private final JsonObject body;

  /** Whether every value is a string, as in a form, and is read as what is asked for. */
  private final boolean form;

  private final Map<String, byte[]> files;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Finding> findings;

  /** What comes before the names of members in findings: where a nested object lies. */
  private final String path;

  /**
   * Starts the reading.
   *
   * @param body what the caller sent
   * @throws NotAnObject if it is something else than a JSON object
   */
  public Fields(JsonStructure body) {
    this(object(body), false, Map.of(), "", new LinkedHashMap<>());
  }

  private Fields(
      JsonObject body,
      boolean form,
      Map<String, byte[]> files,
      String path,
      Map<String, Finding> findings) {
    this.body = body;
    this.form = form;
    this.files = files;
    this.path = path;
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
    return new Fields(body.build(), true, files, "", new LinkedHashMap<>());
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
    Optional<JsonValue> value = value(name);
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
    Optional<JsonValue> value = value(name).map(this::asWritten);
    if (value.isPresent() && value.get() != JsonValue.TRUE && value.get() != JsonValue.FALSE) {
      broken(name, "Send true or false.");
      return Optional.empty();
    }
    return value.map(bool -> bool == JsonValue.TRUE);
  }

  /** Reads a string that has to be there. */
  public String requiredText(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty() && !findings.containsKey(path + name)) {
      broken(name, "This field is required.");
    }
    return text.orElse("");
  }

  /** Reads a number that has to be there, {@code min} to {@code max}. */
  public double requiredNumber(String name, double min, double max) {
    Optional<BigDecimal> number = number(name, min, max);
    if (number.isEmpty() && !findings.containsKey(path + name)) {
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
    Optional<JsonValue> value = value(name).map(this::asWritten);
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
    Optional<JsonValue> value = value(name).map(this::asWritten);
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
    return new Fields(object, false, Map.of(), path + name + ".", findings);
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
    Optional<JsonValue> value = value(name).map(this::asWritten);
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
    known.add(name);
    return body.get(name) == JsonValue.NULL;
  }

  /** Whether a member is there, and not {@code null}. */
  public boolean has(String name) {
    return value(name).isPresent();
  }

  /**
   * Reads an uploaded file.
   *
   * @param maxBytes how large it may be
   * @return its content; empty where it is absent or wrong
   */
  public Optional<byte[]> file(String name, int maxBytes) {
    if (value(name).isPresent()) {
      broken(name, "Send a file, as a part of multipart/form-data with a filename.");
    }
    byte[] content = files.get(name);
    if (content != null && content.length > maxBytes) {
      broken(name, "Ensure this file has at most " + maxBytes / (1024 * 1024) + " MiB.");
      return Optional.empty();
    }
    return Optional.ofNullable(content);
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
    found(name, new Constraint(List.of(message)));
  }

  /** Notes a judgement. */
  public void refused(String name, String message) {
    found(name, new Judgement(message));
  }

  /** Of an object that is wrong itself, nothing more is told. */
  private void found(String name, Finding finding) {
    String object = path.isEmpty() ? "" : path.substring(0, path.length() - 1);
    if (!findings.containsKey(object)) {
      findings.putIfAbsent(path + name, finding);
    }
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidFields naming everything that was wrong
   */
  public void check() {
    if (!findings.isEmpty()) {
      throw new InvalidFields(findings);
    }
  }

  /**
   * Tells one body from another.
   *
   * @return a SHA-256, the same for the same members, values and files
   */
  byte[] fingerprint() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(body.toString().getBytes(StandardCharsets.UTF_8));
      for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
        String head = "\0" + file.getKey() + "\0" + file.getValue().length + "\0";
        sha256.update(head.getBytes(StandardCharsets.UTF_8));
        sha256.update(file.getValue());
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The members nobody read, and the nearest name that would have been read. */
  public List<IgnoredField> ignored() {
    List<IgnoredField> ignored = new ArrayList<>();
    Set<String> sent = new LinkedHashSet<>(body.keySet());
    sent.addAll(files.keySet());
    for (String name : sent) {
      if (!known.contains(name) && ignored.size() < IgnoredField.MAX_NAMED) {
        ignored.add(IgnoredField.of(name, known));
      }
    }
    return ignored;
  }

  /** The members that were read, as a form has them. */
  public Map<String, String> written() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : known) {
      value(name)
          .ifPresent(
              value ->
                  texts.put(
                      name,
                      value instanceof JsonString text ? text.getString() : value.toString()));
    }
    return texts;
  }

  private Optional<JsonValue> value(String name) {
    known.add(name);
    JsonValue value = body.get(name);
    if (form && value instanceof JsonString text && text.getString().isEmpty()) {
      // A field of a form that was left blank.
      return Optional.empty();
    }
    return value == null || value == JsonValue.NULL ? Optional.empty() : Optional.of(value);
  }

  /** What a string in a form means, where a string is not what is asked for. */
  private JsonValue asWritten(JsonValue value) {
    if (!form || !(value instanceof JsonString text)) {
      return value;
    }
    // In an array, because a parser stops behind a value and takes no notice of what follows.
    String written = "[" + text.getString() + "]";
    try (JsonReader reader = JsonBodyReader.JSON.createReader(new StringReader(written))) {
      JsonArray values = reader.readArray();
      boolean one = values.size() == 1 && !text.getString().strip().endsWith("]");
      return one ? values.get(0) : value;
    } catch (RuntimeException notJson) {
      return value;
    }
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
