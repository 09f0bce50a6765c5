package io.quietzone.api.agency;

import io.quietzone.api.Dialect;
import io.quietzone.api.Failure;
import io.quietzone.problem.InvalidFields.Constraint;
import io.quietzone.problem.InvalidFields.Finding;
import io.quietzone.problem.InvalidFields.Judgement;
import io.quietzone.problem.Problem;
import io.quietzone.render.BatchRefused;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/**
 * How the Agency dialect says that something went wrong: {@code {"detail": …}}, or a map of field
 * to message, a list for a broken constraint and a string for a judgement.
 */
final class AgencyErrors {

  private AgencyErrors() {}

  private static Response answer(Throwable thrown) {
    Failure failure = Failure.of(thrown);
    Response.ResponseBuilder response =
        Response.status(failure.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(
                failure.fields().isEmpty()
                    ? Dialect.AGENCY.errorBody(failure.message())
                    : fields(failure.fields()));
    failure.headers().forEach(response::header);
    return response.build();
  }

  private static String fields(Map<String, Finding> findings) {
    JsonObjectBuilder body = Json.createObjectBuilder();
    findings.forEach((field, finding) -> body.add(field, value(finding)));
    return body.build().toString();
  }

  private static JsonValue value(Finding finding) {
    if (finding instanceof Constraint constraint) {
      return Json.createArrayBuilder(constraint.messages()).build();
    }
    return Json.createValue(((Judgement) finding).text());
  }

  /** Answers a batch with items that cannot be drawn: which, and what is wrong with each. */
  @Provider
  public static class OfBatch implements ExceptionMapper<BatchRefused> {

    private static final int UNPROCESSABLE = 422;

    @Override
    public Response toResponse(BatchRefused thrown) {
      JsonObjectBuilder errors = Json.createObjectBuilder();
      thrown.errors().forEach((index, error) -> errors.add(String.valueOf(index), error));
      return Response.status(UNPROCESSABLE)
          .type(MediaType.APPLICATION_JSON_TYPE)
          .entity(
              Json.createObjectBuilder()
                  .add("errors", errors)
                  // Everything is checked before anything is rendered.
                  .add("rendered_before_failure", 0)
                  .build()
                  .toString())
          .build();
    }
  }

  /** Answers what a feature refuses. */
  @Provider
  public static class OfProblem implements ExceptionMapper<Problem> {
    @Override
    public Response toResponse(Problem thrown) {
      return answer(thrown);
    }
  }

  /** Answers what JAX-RS refuses: no such path, method or media type. */
  @Provider
  public static class OfJaxRs implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException thrown) {
      boolean failed = thrown.getResponse().getStatus() >= 400;
      return failed ? answer(thrown) : thrown.getResponse();
    }
  }

  /** Answers everything else. */
  @Provider
  public static class OfAnything implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable thrown) {
      return answer(thrown);
    }
  }
}
