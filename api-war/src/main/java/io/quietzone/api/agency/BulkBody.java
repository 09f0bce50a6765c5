package io.quietzone.api.agency;

import io.quietzone.api.Fields;
import io.quietzone.api.JsonBodyReader;
import io.quietzone.problem.InvalidFields;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.Problem;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/**
 * Reads the items of a batch one after the other: a JSON object with {@code items}, JSON Lines, or
 * CSV (RFC 4180) whose first line names the fields.
 */
final class BulkBody {

  static final String CSV = "text/csv";
  static final String JSON_LINES = "application/x-ndjson";
  static final String JSON_LINES_TOO = "application/jsonl";

  private static final MediaType CSV_TYPE = new MediaType("text", "csv");

  /** Receives the items in their order. */
  interface Items {

    /** One item; reading it may find it wrong. What fails in here is not the body's fault. */
    void add(Supplier<Fields> item);
  }

  private BulkBody() {}

  /**
   * Ends a body of which one item is very long: what is read of an item at once takes many times
   * its bytes.
   */
  private static final class ItemLimit extends FilterInputStream {

    private static final int MAX_ITEM_BYTES = 256 * 1024;

    private int items;
    private int sinceItem;

    ItemLimit(InputStream body) {
      super(body);
    }

    void itemEnds() {
      items++;
      sinceItem = 0;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      count(Math.max(0, read));
      return read;
    }

    private void count(int bytes) {
      sinceItem += bytes;
      if (sinceItem > MAX_ITEM_BYTES) {
        throw new NotABatch(
            "The body has more than "
                + MAX_ITEM_BYTES / 1024
                + " KiB between two items, or in item "
                + items
                + ".");
      }
    }
  }

  /**
   * Reads a body.
   *
   * @throws Problem if it is not what its media type says
   */
  static void read(InputStream body, MediaType type, Items items) throws IOException {
    ItemLimit limited = new ItemLimit(body);
    readAll(
        limited,
        type,
        item -> {
          limited.itemEnds();
          items.add(item);
        });
  }

  private static void readAll(InputStream body, MediaType type, Items items) throws IOException {
    if (type.isCompatible(CSV_TYPE)) {
      readCsv(body, items);
    } else if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      readJson(body, items);
    } else {
      readLines(body, items);
    }
  }

  private static void readJson(InputStream body, Items items) {
    try (JsonParser parser = JsonBodyReader.parsing(() -> JsonBodyReader.JSON.createParser(body))) {
      readJson(parser, items);
    }
  }

  private static void readJson(JsonParser parser, Items items) {
    if (next(parser) != Event.START_OBJECT) {
      throw new NotABatch("The body is no JSON object: send {\"items\": [{…}, …]}.");
    }
    boolean found = false;
    while (next(parser) != Event.END_OBJECT) {
      boolean wanted = parser.getString().equals("items");
      Event value = next(parser);
      if (!wanted) {
        skip(parser, value);
      } else if (found || value != Event.START_ARRAY) {
        throw refused("Send one list of objects.");
      } else {
        found = true;
        readItems(parser, items);
      }
    }
    // What follows the object is looked at too: the parser objects to it.
    JsonBodyReader.parsing(parser::hasNext);
    if (!found) {
      throw refused("This field is required.");
    }
  }

  private static void readItems(JsonParser parser, Items items) {
    for (Event event = next(parser); event != Event.END_ARRAY; event = next(parser)) {
      if (event == Event.START_OBJECT) {
        Fields item = new Fields(JsonBodyReader.parsing(parser::getObject));
        items.add(() -> item);
      } else {
        skip(parser, event);
        items.add(BulkBody::noObject);
      }
    }
  }

  private static Event next(JsonParser parser) {
    return JsonBodyReader.parsing(parser::next);
  }

  private static void skip(JsonParser parser, Event value) {
    JsonBodyReader.parsing(
        () -> {
          if (value == Event.START_OBJECT) {
            parser.skipObject();
          } else if (value == Event.START_ARRAY) {
            parser.skipArray();
          }
          return true;
        });
  }

  private static void readLines(InputStream body, Items items) throws IOException {
    try (BufferedReader lines = new BufferedReader(utf8(body))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          String item = line;
          items.add(() -> object(item));
        }
      }
    } catch (CharacterCodingException e) {
      throw new NotABatch("The body is not UTF-8.");
    }
  }

  private static Fields object(String line) {
    JsonValue value =
        JsonBodyReader.parsing(
            () -> {
              try (JsonReader reader = JsonBodyReader.JSON.createReader(new StringReader(line))) {
                return reader.readValue();
              }
            });
    return value.getValueType() == JsonValue.ValueType.OBJECT
        ? new Fields(value.asJsonObject())
        : noObject();
  }

  private static Fields noObject() {
    throw new NotABatch("This is no JSON object: send {…}.");
  }

  private static void readCsv(InputStream body, Items items) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    try (CSVParser records = parsing(() -> CSVParser.parse(withoutMark(utf8(body)), format))) {
      Iterator<CSVRecord> rest = records.iterator();
      while (parsing(rest::hasNext)) {
        CSVRecord record = rest.next();
        items.add(() -> fields(record, records.getHeaderNames()));
      }
    }
  }

  /** A step of a parser. */
  private interface Step<T> {
    T take() throws IOException;
  }

  /** Takes a step of the CSV parser, which alone knows what is no CSV. */
  private static <T> T parsing(Step<T> step) throws IOException {
    try {
      return step.take();
    } catch (IllegalArgumentException | IllegalStateException | CSVException e) {
      throw new NotABatch(
          "The body is no CSV: its first line names the fields, each once, and quotes are closed.");
    } catch (CharacterCodingException e) {
      throw new NotABatch("The body is not UTF-8.");
    } catch (UncheckedIOException e) {
      throw new NotABatch("The body is no CSV, or not UTF-8: quotes are closed, lines are whole.");
    }
  }

  private static Fields fields(CSVRecord record, List<String> names) {
    if (record.size() > names.size()) {
      throw new NotABatch("This line has more values than the first line has names.");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < record.size(); i++) {
      if (!record.get(i).isEmpty()) {
        texts.put(names.get(i).strip(), record.get(i));
      }
    }
    return Fields.ofTexts(texts);
  }

  private static Reader utf8(InputStream body) {
    return new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
  }

  /** Spreadsheets put a byte order mark before the first name. */
  private static Reader withoutMark(Reader text) throws IOException {
    BufferedReader buffered = new BufferedReader(text);
    buffered.mark(1);
    if (buffered.read() != '\uFEFF') {
      buffered.reset();
    }
    return buffered;
  }

  private static InvalidFields refused(String message) {
    return new InvalidFields(Map.of("items", new Constraint(List.of(message))));
  }

  /** The body, or an item of it, is not of the shape it says. */
  static final class NotABatch extends Problem {

    private static final long serialVersionUID = 1L;

    NotABatch(String message) {
      super(Kind.INVALID, message);
    }
  }
}
