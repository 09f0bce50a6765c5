package io.quietzone.renderers.spi;

import java.util.regex.Pattern;

/** What the names that a {@link Renderer} gives itself have to look like. */
public final class FormatRules {

  private static final Pattern FORMAT = Pattern.compile("[a-z][a-z0-9]{0,15}");

  /** RFC 9110, section 5.6.2. */
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /** RFC 9110, section 5.6.4, of printable ASCII only. */
  private static final String QUOTED = "\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\"";

  /** RFC 9110, sections 5.6.6 and 8.3.1. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile(
          TOKEN + "/" + TOKEN + "([ \t]*;[ \t]*" + TOKEN + "=(" + TOKEN + "|" + QUOTED + "))*");

  private FormatRules() {}

  /** Whether this may be a {@link Renderer#format}. */
  public static boolean isFormat(String text) {
    return FORMAT.matcher(text).matches();
  }

  /** Whether this may be a {@link Renderer#mediaType}. */
  public static boolean isMediaType(String text) {
    return MEDIA_TYPE.matcher(text).matches();
  }
}
