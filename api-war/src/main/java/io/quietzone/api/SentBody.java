package io.quietzone.api;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A body as it was sent, and which of its members were asked for. */
final class SentBody {

  private final JsonObject members;

  /** Whether every value is a string, as in a form, and is read as what is asked for. */
  private final boolean form;

  private final Map<String, byte[]> files;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * Takes a body.
   *
   * @param files the content of uploaded files by field, none of them empty
   */
  SentBody(JsonObject members, boolean form, Map<String, byte[]> files) {
    this.members = members;
    this.form = form;
    this.files = files;
  }

  /** A member as it was sent; empty where it is absent, {@code null} or left blank in a form. */
  Optional<JsonValue> value(String name) {
    known.add(name);
    JsonValue value = members.get(name);
    if (form && value instanceof JsonString text && text.getString().isEmpty()) {
      return Optional.empty();
    }
    return value == null || value == JsonValue.NULL ? Optional.empty() : Optional.of(value);
  }

  /** A member that is no string: in a form, what its string means. */
  Optional<JsonValue> parsedValue(String name) {
    return value(name).map(this::asWritten);
  }

  /** Whether a member is there, as {@code null}. */
  boolean isNull(String name) {
    known.add(name);
    return members.get(name) == JsonValue.NULL;
  }

  /** An uploaded file. */
  Optional<byte[]> file(String name) {
    known.add(name);
    return Optional.ofNullable(files.get(name));
  }

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

  /** A SHA-256, the same for the same members, values and files. */
  byte[] fingerprint() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(members.toString().getBytes(StandardCharsets.UTF_8));
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

  /** The members that nobody asked for, and the nearest name that would have been known. */
  List<IgnoredField> ignored() {
    List<IgnoredField> ignored = new ArrayList<>();
    Set<String> sent = new LinkedHashSet<>(members.keySet());
    sent.addAll(files.keySet());
    for (String name : sent) {
      if (!known.contains(name) && ignored.size() < IgnoredField.MAX_NAMED) {
        ignored.add(IgnoredField.of(name, known));
      }
    }
    return ignored;
  }

  /** The members that were asked for, as a form has them. */
  Map<String, String> written() {
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
}
