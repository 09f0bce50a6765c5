package io.quietzone.api.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.quietzone.problem.TryLater;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private final Failures failures = new Failures(new Pages());
  private final Map<String, String> headers = new HashMap<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private boolean asynchronous;
  private int completed;

  @Test
  void whenTooManyPasswordsAreCheckedTheVisitorIsAskedToWait() throws IOException {
    answer(new Busy());

    assertThat(status).isEqualTo(429);
    assertThat(headers).containsEntry("Retry-After", "5");
    assertThat(page()).contains("<title>Too many tries</title>");
  }

  @Test
  void whateverElseGoesWrongEndsInAPageOfOurs() throws IOException {
    for (RuntimeException failure :
        new RuntimeException[] {
          new IllegalStateException("played"),
          new IllegalStateException(new SQLException("the database is away", "08006"))
        }) {
      body.reset();
      answer(failure);

      assertThat(status).isEqualTo(503);
      assertThat(headers).containsEntry("Retry-After", "2");
      assertThat(page())
          .contains("<title>This code cannot be looked up for the moment</title>")
          .doesNotContain("played");
    }
  }

  @Test
  void aScanThatCouldNotBeRecordedIsAnsweredAsItWasGoingToBe() throws IOException {
    asynchronous = true;

    answer(new IllegalStateException("played"));

    assertThat(completed).isEqualTo(1);
    assertThat(headers).isEmpty();
    assertThat(page()).isEmpty();
  }

  private static final class Busy extends TryLater {

    private static final long serialVersionUID = 1L;

    Busy() {
      super("Too many at the moment.", Duration.ofSeconds(5));
    }
  }

  private String page() {
    return body.toString(StandardCharsets.UTF_8);
  }

  private void answer(RuntimeException failure) throws IOException {
    failures.answer(failure, request(), response());
  }

  private HttpServletRequest request() {
    return fake(
        HttpServletRequest.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "isAsyncStarted" -> asynchronous;
              case "getAsyncContext" -> waiting();
              case "getMethod" -> "POST";
              case "getHeader" -> "en";
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private AsyncContext waiting() {
    return fake(
        AsyncContext.class,
        (proxy, method, arguments) -> {
          assertThat(method.getName()).isEqualTo("complete");
          completed++;
          return null;
        });
  }

  private HttpServletResponse response() {
    return fake(
        HttpServletResponse.class,
        (proxy, method, arguments) -> {
          switch (method.getName()) {
            case "setStatus" -> status = (int) arguments[0];
            case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
            case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
            case "getOutputStream" -> {
              return output();
            }
            default -> throw new UnsupportedOperationException(method.getName());
          }
          return null;
        });
  }

  private ServletOutputStream output() {
    return new ServletOutputStream() {
      @Override
      public void write(int octet) {
        body.write(octet);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            FailuresTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
