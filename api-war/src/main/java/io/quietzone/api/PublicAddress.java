package io.quietzone.api;

import io.quietzone.settings.PublicUrl;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The address under which the world reaches this server; short links are made of it. */
@Singleton
public class PublicAddress {

  private final String base;

  @Inject
  PublicAddress(PublicUrl url) {
    this.base = url.base();
  }

  /** Without a slash at the end. */
  public String base() {
    return base;
  }

  /** What a code made through the Agency dialect prints. */
  public String shortUrl(String shortId) {
    return base + "/q/" + shortId + "/";
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
