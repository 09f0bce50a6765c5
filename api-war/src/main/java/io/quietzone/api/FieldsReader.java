package io.quietzone.api;

import io.quietzone.problem.Problem;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.fileupload2.core.MultipartInput;
import org.apache.commons.fileupload2.core.ParameterParser;

/** Reads fields from a JSON object, or with files from {@code multipart/form-data} (RFC 7578). */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MediaType.MULTIPART_FORM_DATA})
public class FieldsReader implements MessageBodyReader<Fields> {

  private static final int MAX_PARTS = 100;
  private static final int MAX_HEADER_BYTES = 2048;

  private final JsonBodyReader json = new JsonBodyReader();

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Fields.class;
  }

  @Override
  public Fields readFrom(
      Class<Fields> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    if (!mediaType.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)) {
      return new Fields(
          json.readFrom(JsonStructure.class, genericType, annotations, mediaType, headers, body));
    }
    String boundary = mediaType.getParameters().get("boundary");
    if (boundary == null || boundary.isEmpty()) {
      throw new NotAForm("its Content-Type names no boundary");
    }
    try {
      return read(
          MultipartInput.builder()
              .setInputStream(body)
              .setBoundary(boundary.getBytes(StandardCharsets.ISO_8859_1))
              .setMaxPartHeaderSize(MAX_HEADER_BYTES)
              .get());
    } catch (IOException | IllegalArgumentException e) {
      throw new NotAForm("it ends early, or a part of it has no proper head");
    }
  }

  private static Fields read(MultipartInput input) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, byte[]> files = new LinkedHashMap<>();
    int parts = 0;
    for (boolean more = input.skipPreamble(); more; more = input.readBoundary()) {
      if (++parts > MAX_PARTS) {
        throw new NotAForm("it has more than " + MAX_PARTS + " parts");
      }
      Map<String, String> disposition = disposition(input.readHeaders());
      String name = disposition.get("name");
      if (name == null) {
        throw new NotAForm("a part of it has no name");
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      input.readBodyData(content);
      if (texts.containsKey(name) || files.containsKey(name)) {
        throw new NotAForm("it has the field '" + name + "' twice");
      }
      if (!disposition.containsKey("filename")) {
        texts.put(name, text(name, content.toByteArray()));
      } else if (content.size() > 0) {
        // A browser sends an empty file where none was chosen.
        files.put(name, content.toByteArray());
      }
    }
    if (parts == 0) {
      throw new NotAForm("it has no part, or another boundary than its Content-Type");
    }
    return Fields.ofForm(texts, files);
  }

  private static Map<String, String> disposition(String headers) {
    String prefix = "content-disposition:";
    for (String line : headers.split("\r\n", -1)) {
      if (line.toLowerCase(Locale.ROOT).startsWith(prefix)) {
        ParameterParser parser = new ParameterParser();
        parser.setLowerCaseNames(true);
        return parser.parse(line.substring(prefix.length()), ';');
      }
    }
    return Map.of();
  }

  /** RFC 7578, section 5.1: UTF-8, whatever a part says. */
  private static String text(String name, byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new NotAForm("the field '" + name + "' is not UTF-8");
    }
  }

  /** The body is not what its Content-Type says. */
  static final class NotAForm extends Problem {

    private static final long serialVersionUID = 1L;

    NotAForm(String reason) {
      super(Kind.INVALID, "The body is not multipart/form-data: " + reason + ".");
    }
  }
}
