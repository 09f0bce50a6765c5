package io.quietzone.render;

import io.quietzone.render.Pictures.Found;
import java.util.Optional;
import java.util.OptionalLong;

/** A picture that was drawn for a caller, and is not delivered yet. */
public final class Drawn {

  private final Found picture;
  private final Format format;
  private final long milliseconds;
  private final String plan;

  Drawn(Found picture, Format format, long milliseconds, String plan) {
    this.picture = picture;
    this.format = format;
    this.milliseconds = milliseconds;
    this.plan = plan;
  }

  /** The SHA-256 of the picture's bytes, in hexadecimal. */
  public String entityTag() {
    return picture.entityTag();
  }

  /** The picture's bytes, shared with the cache: read only. */
  public byte[] file() {
    return picture.file();
  }

  /** Says that the caller has the picture already. */
  public Rendered known() {
    return rendered(Optional.empty(), OptionalLong.empty());
  }

  Rendered delivered(OptionalLong remaining) {
    return rendered(Optional.of(picture.file()), remaining);
  }

  private Rendered rendered(Optional<byte[]> file, OptionalLong remaining) {
    return new Rendered(
        file,
        picture.entityTag(),
        format,
        picture.cached(),
        milliseconds,
        plan,
        remaining,
        picture.proof(),
        picture.fixed());
  }
}
