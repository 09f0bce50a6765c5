package io.quietzone.api.studio;

import io.quietzone.api.Dialect;
import io.quietzone.api.Failure;
import io.quietzone.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** How the Studio dialect says that something went wrong: {@code {"error": …}}. */
final class StudioErrors {

  private StudioErrors() {}

  private static Response answer(Throwable thrown) {
    Failure failure = Failure.of(thrown);
    Response.ResponseBuilder response =
        Response.status(failure.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(Dialect.STUDIO.errorBody(failure.message()));
    failure.headers().forEach(response::header);
    return response.build();
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
