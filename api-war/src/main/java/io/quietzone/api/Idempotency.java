package io.quietzone.api;

import io.quietzone.accounts.Caller;
import io.quietzone.idempotency.Answer;
import io.quietzone.idempotency.Answer.Header;
import io.quietzone.idempotency.Answered;
import io.quietzone.idempotency.IdempotencyKeys;
import io.quietzone.idempotency.Prepared;
import io.quietzone.idempotency.Prepared.Effect;
import io.quietzone.idempotency.Request;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

  /** How the OpenAPI document names that header, on each operation that takes it. */
  public static final String PARAMETER = "#/components/parameters/IdempotencyKey";

  /** Says that an answer was given before. */
  public static final String REPLAYED = "Idempotent-Replayed";

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

  /** Whether the request names a key. */
  public boolean isNamed() {
    return request.getHeader(KEY) != null;
  }

  /**
   * Whether the key that the request names was answered before; asked before its body is read.
   *
   * @throws io.quietzone.problem.Problem if the key cannot be one (400)
   */
  public boolean isKnown() {
    return keys.isKnown(request(new byte[0]));
  }

  /**
   * Answers by an effect, or as its first time was answered.
   *
   * @param fields the body of the request
   * @param effect makes something and describes it; in a transaction where the request has a key.
   *     Its entity is bytes, or else what JSON-B can write
   * @throws io.quietzone.problem.Problem if the key cannot be one (400), or was used with another
   *     body, or its answer cannot be read any more (409)
   */
  public Response once(Fields fields, Supplier<Response> effect) {
    return onceAfter(fields, () -> Effect.of(effect));
  }

  /** The same for a request that has no body. */
  public Response once(Supplier<Response> effect) {
    return once(Fields.ofTexts(Map.of()), effect);
  }

  /**
   * The same for an effect that something long comes before.
   *
   * @param preparation does it, changing nothing and holding no connection, and gives the effect.
   *     Whatever may come out differently from one time to the next belongs here or into the
   *     effect, so that a repetition does not depend on it
   */
  public Response onceAfter(Fields fields, Supplier<Prepared<Response>> preparation) {
    if (!isNamed()) {
      return keys.unnamed(caller.get().workspaceId(), scope(), preparation.get());
    }
    Answered answered = keep(fields.fingerprint(), () -> preparation.get().map(this::answer));
    return response(answered.answer(), answered.repeated());
  }

  /**
   * Keeps what an answer is made of that is too long to be kept, for a request that names a key.
   *
   * @param body anything that is equal for equal bodies, and short
   * @param preparation as above
   */
  public Answered keep(byte[] body, Supplier<Prepared<Answer>> preparation) {
    return keys.once(request(body), preparation);
  }

  private Request request(byte[] body) {
    return new Request(caller.get().workspaceId(), scope(), request.getHeader(KEY), body);
  }

  private String scope() {
    Caller who = caller.get();
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
    if (repeated) {
      response.header(REPLAYED, true);
    }
    if (answer.body().length == 0) {
      return response.build();
    }
    MediaType type = type(answer);
    if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      // As text: bytes would be written as a JSON array of numbers.
      response.type(type).entity(new String(answer.body(), StandardCharsets.UTF_8));
    } else {
      response.entity(answer.body());
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
