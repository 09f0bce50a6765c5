package io.quietzone.api.scan;

import io.quietzone.api.ClientAddress;
import io.quietzone.scans.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What a request tells of who scanned. */
@Singleton
class Visits {

  private final ClientAddress addresses;
  private final Optional<String> countryHeader;

  @Inject
  Visits(
      ClientAddress addresses,
      @ConfigProperty(name = "QUIETZONE_COUNTRY_HEADER") Optional<String> countryHeader) {
    this.addresses = addresses;
    this.countryHeader = countryHeader;
  }

  Visit of(HttpServletRequest request) {
    return new Visit(
        addresses.of(request),
        orEmpty(request.getHeader("User-Agent")),
        orEmpty(request.getHeader("Referer")),
        orEmpty(request.getHeader("Accept-Language")),
        country(request),
        request.getMethod().equals("HEAD"));
  }

  /** As a proxy tells it that the operator trusts; anybody else could say anything. */
  private String country(HttpServletRequest request) {
    return countryHeader.isPresent() && addresses.isFromTrustedProxy(request)
        ? orEmpty(request.getHeader(countryHeader.get()))
        : "";
  }

  private static String orEmpty(@Nullable String header) {
    return header == null ? "" : header;
  }
}
