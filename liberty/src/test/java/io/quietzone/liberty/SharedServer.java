package io.quietzone.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link TestServer} to tests that need no special one: a development server, started for
 * the first of them and stopped after the last.
 */
final class SharedServer implements ParameterResolver {

  /** The file of blocked hosts, in the server's home; {@code evil.example} is one. */
  static final String BLOCKED = "blocked-hosts";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestServer.class;
  }

  @Override
  public TestServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The root's store closes what is closeable in it when all tests are done.
    return context
        .getRoot()
        .getStore(Namespace.create(SharedServer.class))
        .getOrComputeIfAbsent("server", name -> start(), TestServer.class);
  }

  private static TestServer start() {
    try {
      Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
      // Tests say from where they call, so that those of one do not count against another.
      environment.put("QUIETZONE_TRUSTED_PROXIES", "127.0.0.1, ::1");
      environment.put("QUIETZONE_COUNTRY_HEADER", "CF-IPCountry");
      environment.put("QUIETZONE_OWN_HOSTS", "go.example, OTHER.example.");
      Path home = Files.createDirectories(Installation.newHome("shared"));
      Path blocked = Files.writeString(home.resolve(BLOCKED), "evil.example\n");
      environment.put("QUIETZONE_DESTINATION_BLOCKLIST", blocked.toString());
      return TestServer.start(home, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the shared server was starting", e);
    }
  }
}
