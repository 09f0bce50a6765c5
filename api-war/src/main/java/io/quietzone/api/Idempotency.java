package io.quietzone.api;

import io.quietzone.accounts.Caller;
import io.quietzone.idempotency.Answer;
import io.quietzone.idempotency.Answer.Header;
import io.quietzone.idempotency.Answered;
import io.quietzone.idempotency.IdempotencyKeys;
import io.quietzone.idempotency.Request;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that what a {@code POST} makes is made once, however often the client sends it with
 * the same {@code Idempotency-Key}. A repetition gets the first answer, with {@code
 * Idempotent-Replayed: true}; answers to different callers and addresses are kept apart.
 */
@Singleton
public class Idempotency {

  /** The request's header. */
  public static final String KEY = "Idempotency-Key";

  private static final String REPLAYED = "Idempotent-Replayed";

  private final IdempotencyKeys keys;
  private final CurrentCaller caller;
  private final JsonFormat json;
  private final HttpServletRequest request;

  @Inject
  Idempotency(
      IdempotencyKeys keys, CurrentCaller caller, JsonFormat json, HttpServletRequest request) {
    this.keys = keys;
    this.caller = caller;
    this.json = json;
    this.request = request;
  }

  /**
   * Answers by an effect, or as its first time was answered.
   *
   * @param fields the body of the request
   * @param effect makes something and describes it; in a transaction where the request has a key.
   *     Its entity is bytes, or else what JSON-B can write
   * @throws io.quietzone.problem.Problem if the key cannot be one (400), or was used with another
   *     body (409)
   */
  public Response once(Fields fields, Supplier<Response> effect) {
    String key = request.getHeader(KEY);
    if (key == null) {
      return effect.get();
    }
    Request once = new Request(scope(caller.get()), key, fields.fingerprint());
    Answered answered = keys.once(once, () -> answer(effect.get()));
    return response(answered.answer(), answered.repeated());
  }

  private String scope(Caller who) {
    return who.workspaceId() + " " + who.name() + " " + request.getRequestURI();
  }

  private Answer answer(Response response) {
    List<Header> headers =
        response.getStringHeaders().entrySet().stream()
            .flatMap(
                header ->
                    header.getValue().stream().map(value -> new Header(header.getKey(), value)))
            .toList();
    return new Answer(response.getStatus(), headers, bytes(response.getEntity()));
  }

  private byte[] bytes(@Nullable Object entity) {
    if (entity == null) {
      return new byte[0];
    }
    return entity instanceof byte[] bytes
        ? bytes
        : json.getContext(entity.getClass()).toJson(entity).getBytes(StandardCharsets.UTF_8);
  }

  private static Response response(Answer answer, boolean repeated) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(header -> response.header(header.name(), header.value()));
    MediaType type = type(answer);
    if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      // As text: bytes would be written as a JSON array of numbers.
      response.type(type).entity(new String(answer.body(), StandardCharsets.UTF_8));
    } else {
      response.entity(answer.body());
    }
    if (repeated) {
      response.header(REPLAYED, true);
    }
    return response.build();
  }

  /** What no resource says the type of is JSON. */
  private static MediaType type(Answer answer) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
        .findFirst()
        .map(header -> MediaType.valueOf(header.value()))
        .orElse(MediaType.APPLICATION_JSON_TYPE);
  }
}
