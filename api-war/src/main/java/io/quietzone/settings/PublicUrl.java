package io.quietzone.settings;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the world reaches this server, and every node of it. */
@Singleton
public class PublicUrl {

  private final String base;

  @Inject
  PublicUrl(
      @ConfigProperty(name = "QUIETZONE_PUBLIC_URL") Optional<String> url,
      @ConfigProperty(name = "QUIETZONE_HTTP_PORT", defaultValue = "9080") int port) {
    this.base = url.orElse("http://localhost:" + port).replaceFirst("/+$", "");
  }

  /** Without a slash at the end. */
  public String base() {
    return base;
  }
}
