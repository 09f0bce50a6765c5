package io.quietzone.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a caller says to have already: {@code If-None-Match} (RFC 9110, section 13.1.2). */
public record EntityTags(String header) {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7E]*)\"");

  public static EntityTags of(@Nullable String header) {
    return new EntityTags(header == null ? "" : header);
  }

  /**
   * Whether a tag is among them, by weak comparison.
   *
   * @param tag without its quotes
   */
  public boolean contain(String tag) {
    Matcher matcher = TAG.matcher(header);
    while (matcher.find()) {
      if (matcher.group(1).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
