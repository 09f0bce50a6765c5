package io.quietzone.renderers.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a bad print or a bad look at it does to a picture. The same picture is distorted in the same
 * way, always and on every machine: what is random has one seed.
 *
 * @param condition what happens
 * @param severity how much of it
 */
public record Distortion(Condition condition, Severity severity) {

  /** What happens to a picture, and how much of it by severity. */
  public enum Condition {
    /** Out of focus, or moved: the deviation of a Gaussian blur, in modules. */
    BLUR("%s modules", 0.2, 0.35, 0.5),
    /** A dark room: the deviation of each pixel's level, in percent of white. */
    NOISE("%s %% of white", 5, 15, 25),
    /** Faded, or behind glare: the share of the contrast that is left, in percent. */
    LOW_CONTRAST("%s %% of the contrast left", 50, 25, 12),
    /** Seen from the side: the angle from straight ahead, in degrees. */
    PERSPECTIVE("%s° from straight ahead", 15, 30, 45),
    /** Scratched or dirty: the share of the symbol's area under spots, in percent. */
    OCCLUSION("%s %% of the symbol", 1, 2.5, 5);

    private final String unit;
    private final double mild;
    private final double moderate;
    private final double severe;

    Condition(String unit, double mild, double moderate, double severe) {
      this.unit = unit;
      this.mild = mild;
      this.moderate = moderate;
      this.severe = severe;
    }
  }

  /** How much of a distortion there is. */
  public enum Severity {
    /** As it happens all the time. */
    MILD,
    /** As it happens now and then. */
    MODERATE,
    /** Most symbols without any style are not read any more. */
    SEVERE
  }

  /** All conditions, each from the mildest on. */
  public static List<Distortion> all() {
    List<Distortion> all = new ArrayList<>();
    for (Condition condition : Condition.values()) {
      for (Severity severity : Severity.values()) {
        all.add(new Distortion(condition, severity));
      }
    }
    return all;
  }

  /** How much of it, as people say it: {@code 0.2 modules}. */
  public String amount() {
    String number = String.valueOf(level()).replaceFirst("\\.0$", "");
    return String.format(Locale.ROOT, condition.unit, number);
  }

  /** The picture with this done to it, as large as before. */
  public Luminance of(Luminance picture, SymbolPlace place) {
    return switch (condition) {
      case BLUR -> Camera.blurred(picture, level() * place.modulePixels());
      case NOISE -> Camera.noisy(picture, level() / 100);
      case LOW_CONTRAST -> Camera.faded(picture, level() / 100);
      case PERSPECTIVE -> Camera.fromTheSide(picture, level());
      case OCCLUSION -> Camera.spotted(picture, place, level() / 100);
    };
  }

  /**
   * Which decoders read a picture in spite of it: at the first look, or at a second one from
   * another side.
   *
   * @param picture dark on light
   * @param text what the symbol says
   */
  public List<Decoder> readers(Luminance picture, SymbolPlace place, String text) {
    Luminance distorted = of(picture, place);
    Optional<String> wanted = Optional.of(text);
    return Arrays.stream(Decoder.values())
        .filter(
            decoder ->
                decoder.read(distorted).equals(wanted)
                    || decoder.read(distorted.turned()).equals(wanted))
        .toList();
  }

  private double level() {
    return switch (severity) {
      case MILD -> condition.mild;
      case MODERATE -> condition.moderate;
      case SEVERE -> condition.severe;
    };
  }
}
