package io.quietzone.liberty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a {@link TestServer} to tests that need no special one: a development server, started for
 * the first of them and stopped after the last. All that it sees of the internet is a {@link
 * TestInternet}, which tests get, too.
 */
final class SharedServer implements ParameterResolver {

  /** The file of blocked hosts, in the server's home; {@code evil.example} is one. */
  static final String BLOCKED = "blocked-hosts";

  /** Tests say from where they call, so that those of one do not count against another. */
  private static final String PROXIES = "127.0.0.1, ::1";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestServer.class || type == TestInternet.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // The root's store closes what is closeable in it when all tests are done, the latest first.
    Store store = context.getRoot().getStore(Namespace.create(SharedServer.class));
    TestInternet internet =
        store.getOrComputeIfAbsent("internet", name -> startInternet(), TestInternet.class);
    return parameter.getParameter().getType() == TestInternet.class
        ? internet
        : store.getOrComputeIfAbsent("server", name -> start(internet), TestServer.class);
  }

  /** The settings of another node beside the shared server: its database, its secret, its name. */
  static Map<String, String> anotherNode(TestServer shared) throws IOException {
    Map<String, String> environment = new HashMap<>(shared.postgres().asOwnServer());
    environment.put("QUIETZONE_PUBLIC_URL", shared.address());
    environment.put("QUIETZONE_TRUSTED_PROXIES", PROXIES);
    environment.put(
        "QUIETZONE_SECRET", Files.readString(shared.home().resolve("keys/secret")).strip());
    return environment;
  }

  private static TestInternet startInternet() {
    try {
      return TestInternet.start(Installation.newHome("internet"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the internet was starting", e);
    }
  }

  private static TestServer start(TestInternet internet) {
    try {
      Map<String, String> environment = new HashMap<>(TestServer.DEVELOPMENT);
      environment.put(TestServer.JVM_ARGS, TestServer.QUICK + " " + internet.javaArguments());
      environment.put("QUIETZONE_TRUSTED_PROXIES", PROXIES);
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
