package io.quietzone.render;

import java.util.Optional;

/**
 * One picture of a batch.
 *
 * @param index in the request, from 0 on
 * @param autoFix whether the nearest order that can be read may be drawn instead
 * @param dataType the type of its content, for the manifest
 * @param link the short link it shows, for the manifest; empty for other content
 */
public record BatchItem(
    int index, Order order, boolean autoFix, String dataType, Optional<Link> link) {

  /** A short link. */
  public record Link(String shortId, String url) {}
}
