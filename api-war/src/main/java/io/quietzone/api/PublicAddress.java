package io.quietzone.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address under which the world reaches this server; short links are made of it. */
@Singleton
public class PublicAddress {

  private final String base;

  @Inject
  PublicAddress(
      @ConfigProperty(name = "QUIETZONE_PUBLIC_URL") Optional<String> url,
      @ConfigProperty(name = "QUIETZONE_HTTP_PORT", defaultValue = "9080") int port) {
    this.base = url.orElse("http://localhost:" + port).replaceFirst("/+$", "");
  }

  /** Without a slash at the end. */
  public String base() {
    return base;
  }

  /** Where a picture is that was signed for. */
  public String signedImage(String query) {
    return base + "/api/v1/generate/?" + query;
  }

  /** What a code made through the Studio dialect prints. */
  public String studioShortUrl(String shortId) {
    return base + "/r/" + shortId;
  }
}
