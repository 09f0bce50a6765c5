package io.quietzone.renderers.proof;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Whether every decoder reads a picture, light on dark or dark on light: as it is, or from another
 * side, from nearer or farther, as a camera that is moved over a print. About one in 500 symbols
 * without any style is misread by ZXing the right way up and read from every other side.
 */
public final class PictureProof {

  /** Where coming nearer shows a decoder nothing new, in pixels across. */
  private static final int LARGE = 1200;

  /** Where going farther leaves less than the smallest symbol needs, in pixels across. */
  private static final int SMALL = 120;

  private PictureProof() {}

  /**
   * Looks for a decoder that fails.
   *
   * @param text what the symbol says
   * @return the first one that does not read the text; empty if all do
   */
  public static Optional<Decoder> unread(Luminance picture, String text) {
    return Arrays.stream(Decoder.values())
        .filter(decoder -> !reads(decoder, picture, text))
        .findFirst();
  }

  /**
   * Whether a decoder reads a picture.
   *
   * @param text what the symbol says
   */
  public static boolean reads(Decoder decoder, Luminance picture, String text) {
    Optional<String> wanted = Optional.of(text);
    return views(picture)
        .anyMatch(
            view ->
                decoder.read(view).equals(wanted) || decoder.read(view.inverted()).equals(wanted));
  }

  /** Each is made only if those before did not do. */
  private static Stream<Luminance> views(Luminance picture) {
    Stream<UnaryOperator<Luminance>> nearer =
        picture.width() > LARGE
            ? Stream.empty()
            : Stream.of(view -> view.enlarged(2), view -> view.enlarged(4));
    Stream<UnaryOperator<Luminance>> farther =
        picture.width() < SMALL
            ? Stream.empty()
            : Stream.of(view -> view.reduced(2), view -> view.reduced(3));
    return Stream.concat(
        Stream.of(picture),
        Stream.concat(Stream.of(Luminance::turned), Stream.concat(farther, nearer))
            .map(look -> look.apply(picture)));
  }
}
