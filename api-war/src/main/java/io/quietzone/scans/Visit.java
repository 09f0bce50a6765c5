package io.quietzone.scans;

import java.net.InetAddress;

/**
 * What a scan tells of who scanned, for as long as it is answered; none of it is kept as it is.
 *
 * @param address the visitor's
 * @param userAgent empty if there is none, as all that follow
 * @param referrer the page that led here
 * @param languages what the visitor reads, as in {@code Accept-Language}
 * @param country two letters, where a proxy has told it; else the address tells
 * @param preview whether nobody looks at the answer: it was asked for by HEAD
 */
public record Visit(
    InetAddress address,
    String userAgent,
    String referrer,
    String languages,
    String country,
    boolean preview) {

  /** Never the address: a record's own {@code toString} would tell it. */
  @Override
  public String toString() {
    return "Visit";
  }
}
