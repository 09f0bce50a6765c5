package io.quietzone.api.agency;

import io.quietzone.api.BodyLimit;
import io.quietzone.api.Fields;
import io.quietzone.fetch.UnfetchableException;
import io.quietzone.render.ArtworkSource;
import io.quietzone.renderers.drawing.EyeBorder;
import io.quietzone.renderers.drawing.EyeCenter;
import io.quietzone.renderers.drawing.EyeShape;
import io.quietzone.renderers.drawing.Eyes;
import io.quietzone.renderers.drawing.Frame;
import io.quietzone.renderers.drawing.FrameStyle;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.image.UnreadableImageException;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Image;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads how a symbol is to look, and finds what cannot be seen. */
final class StyleFields {

  private static final int MAX_LABEL = 40;
  private static final String INVISIBLE =
      "This cannot be seen on the background: choose another colour.";

  /** By name. */
  private static final Map<String, Optional<FrameStyle>> FRAME_STYLES = frameStyles();

  private static Map<String, Optional<FrameStyle>> frameStyles() {
    Map<String, Optional<FrameStyle>> byId = new LinkedHashMap<>();
    byId.put("none", Optional.empty());
    for (FrameStyle each : FrameStyle.values()) {
      byId.put(each.id(), Optional.of(each));
    }
    return byId;
  }

  private final Fields fields;
  private final ArtworkSource artwork;
  private final Color color;
  private final Color background;

  /** Whether a logo or background picture could not be read. */
  private boolean pictureRefused;

  private StyleFields(Fields fields, ArtworkSource artwork) {
    this.fields = fields;
    this.artwork = artwork;
    this.color = fields.parsed("color", ColorSyntax::opaqueOrNot).orElse(Color.BLACK);
    this.background =
        fields.parsed("background", ColorSyntax::orTransparent).orElse(Color.TRANSPARENT);
  }

  /** Reads all of it; what is wrong is noted in the fields. */
  static SymbolStyle read(Fields fields, ArtworkSource artwork) {
    return new StyleFields(fields, artwork).style();
  }

  private SymbolStyle style() {
    int quietZone = fields.wholeNumber("quiet_zone", 0, 40, 4);
    SymbolStyle style =
        SymbolStyle.plain(color, background, quietZone)
            .withPattern(choice("pattern", Pattern.values(), Pattern::id, Pattern.ROUNDED))
            .withEyes(eyes());
    style = withGradient(style);
    style = withFrame(style);
    style = withLogo(style);
    Optional<Image> picture = image("bg_image_file", "bg_image_url", () -> {});
    return picture.isPresent() ? style.withPicture(picture.get()) : style;
  }

  private SymbolStyle withGradient(SymbolStyle style) {
    Optional<Color> from = color("gradient_from");
    Optional<Color> to = color("gradient_to");
    if (from.isPresent() && to.isPresent()) {
      return style.withGradient(from.get(), to.get());
    }
    if (isInvisible(color)) {
      fields.refused("color", INVISIBLE);
    }
    if (from.isPresent() != to.isPresent()) {
      fields.broken(
          from.isPresent() ? "gradient_to" : "gradient_from",
          "A gradient has two colours: send gradient_from and gradient_to, or neither.");
    }
    return style;
  }

  private Eyes eyes() {
    EyeShape shape = choice("eye_shape", EyeShape.values(), EyeShape::id, EyeShape.SQUARE);
    Optional<Color> both = color("eye_color");
    boolean ring = fields.bool("eye_outer_frame").orElse(false);
    boolean match = fields.bool("eye_outer_frame_match").orElse(false);
    return new Eyes(
        choice("eye_border_shape", EyeBorder.values(), EyeBorder::id, shape.border()),
        choice("eye_center_shape", EyeCenter.values(), EyeCenter::id, shape.center()),
        color("eye_border_color").or(() -> both).orElse(null),
        color("eye_center_color").or(() -> both).orElse(null),
        !ring ? Eyes.Ring.NONE : match ? Eyes.Ring.LIKE_BORDER : Eyes.Ring.LIKE_MODULES);
  }

  private SymbolStyle withFrame(SymbolStyle style) {
    Optional<FrameStyle> chosen = fields.choice("frame_style", FRAME_STYLES, Optional.empty());
    Color frameColor = color("frame_color").orElse(color);
    String label = fields.text("frame_label", MAX_LABEL).orElse("");
    if (chosen.isPresent()) {
      return style.withFrame(new Frame(chosen.get(), frameColor, label));
    }
    if (!label.isBlank()) {
      List<String> styles = Arrays.stream(FrameStyle.values()).map(FrameStyle::id).toList();
      fields.broken(
          "frame_label", "A label needs a frame_style: " + String.join(", ", styles) + ".");
    }
    return style;
  }

  private SymbolStyle withLogo(SymbolStyle style) {
    double ratio = fields.number("logo_size_ratio", 0.05, 0.4, 0.24);
    boolean clear = fields.bool("logo_clear_zone").orElse(true);
    boolean neon = fields.bool("logo_neon_alpha").orElse(false);
    Optional<Image> logo = image("logo_file", "logo_url", artwork::requireLogo);
    if (logo.isEmpty()) {
      return style;
    }
    Image image = neon ? artwork.withoutGround(logo.get()) : logo.get();
    return style.withLogo(new Logo(image, ratio, clear));
  }

  /**
   * Finds a picture.
   *
   * @param allowed throws if there may be none; asked before one is looked for
   */
  private Optional<Image> image(String file, String url, Runnable allowed) {
    Optional<byte[]> content = fields.file(file, BodyLimit.MAX_FILE_BYTES);
    Optional<String> address = fields.text(url);
    if (content.isPresent() && address.isPresent()) {
      fields.broken(url, "Send " + file + " or " + url + ", not both.");
      return Optional.empty();
    }
    // Reading another one than was refused, which may be as slow, would change nothing.
    if (pictureRefused || (content.isEmpty() && address.isEmpty())) {
      return Optional.empty();
    }
    allowed.run();
    try {
      return Optional.of(
          address.isPresent() ? artwork.fetch(address.get()) : artwork.read(content.orElseThrow()));
    } catch (UnfetchableException | UnreadableImageException e) {
      pictureRefused = true;
      fields.refused(address.isPresent() ? url : file, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A colour of something that has to be seen. */
  private Optional<Color> color(String name) {
    Optional<Color> chosen = fields.parsed(name, ColorSyntax::opaqueOrNot);
    if (chosen.isPresent() && isInvisible(chosen.get())) {
      fields.refused(name, INVISIBLE);
    }
    return chosen;
  }

  private boolean isInvisible(Color ink) {
    return ink.alpha() == 0 || ink.over(background).equals(background);
  }

  private <T> T choice(String name, T[] values, Function<T, String> id, T absent) {
    if (!fields.has(name)) {
      return absent;
    }
    return fields.choice(
        name,
        Arrays.stream(values)
            .collect(
                Collectors.toMap(id, Function.identity(), (one, other) -> one, LinkedHashMap::new)),
        absent);
  }
}
