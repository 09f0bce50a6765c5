package io.quietzone.api;

import io.quietzone.problem.Problem;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Supplier;

/** Reads bodies of JSON. Whatever the parser cannot take is the caller's mistake, and said so. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<JsonStructure> {

  /** Found once: the methods of {@code Json} look for it in every jar at every call. */
  public static final JsonProvider JSON = JsonProvider.provider();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == JsonStructure.class;
  }

  @Override
  public JsonStructure readFrom(
      Class<JsonStructure> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    return parsing(
        () -> {
          try (JsonReader reader = JSON.createReader(body)) {
            return reader.read();
          }
        });
  }

  /**
   * Does something with a parser.
   *
   * @throws NotJson if it finds something else than JSON, or JSON beyond its limits
   */
  public static <T> T parsing(Supplier<T> parsing) {
    try {
      return parsing.get();
    } catch (Problem e) {
      throw e;
    } catch (JsonParsingException e) {
      throw new NotJson(
          "see line "
              + e.getLocation().getLineNumber()
              + ", column "
              + e.getLocation().getColumnNumber());
    } catch (RuntimeException e) {
      // The parser's own limits, on depth and on digits, are plain runtime exceptions.
      throw new NotJson("it cannot be read, or is nested too deep");
    }
  }

  /** The body is not JSON. */
  static final class NotJson extends Problem {

    private static final long serialVersionUID = 1L;

    NotJson(String reason) {
      super(Kind.INVALID, "The body is not a JSON object: " + reason + ".");
    }
  }
}
