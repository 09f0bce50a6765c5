package io.quietzone.render;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A delivered picture.
 *
 * @param file the picture's bytes, shared with the cache: read only; empty if the caller has them
 * @param entityTag the SHA-256 of the picture's bytes, in hexadecimal
 * @param cached whether it was made for an earlier request
 * @param milliseconds how long the rendering took; 0 if {@code cached}
 * @param plan the id of the plan it was made on
 * @param remaining renders left this month; empty without a limit
 * @param proof what was checked before it was delivered first
 * @param fixed what was changed to make it readable, as a request has it
 */
public record Rendered(
    Optional<byte[]> file,
    String entityTag,
    Format format,
    boolean cached,
    long milliseconds,
    String plan,
    OptionalLong remaining,
    String proof,
    Optional<String> fixed) {}
