package io.quietzone.render;

import io.quietzone.renderers.drawing.EyeBorder;
import io.quietzone.renderers.drawing.EyeCenter;
import io.quietzone.renderers.drawing.Eyes;
import io.quietzone.renderers.drawing.Frame;
import io.quietzone.renderers.drawing.GradientColors;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A change of an order after which its picture can be read.
 *
 * @param changes the fields to send and what, in the syntax of a request; at least one
 */
record Remedy(Map<String, String> changes, Order order) {

  private static final double RATIO_STEP = 0.01;
  private static final double SMALLEST_RATIO = 0.05;
  private static final int USUAL_QUIET_ZONE = 4;
  private static final int COLOR_STEPS = 8;
  private static final double SIZE_STEP = 0.25;

  /** As large as a request may ask for, whatever the plan. */
  static final double LARGEST_INCHES = 15;

  /**
   * Looks for the least that has to change: one knob as little as possible, in the order from those
   * that are seen least; or all of them, if one alone does not help.
   *
   * @param largestInches the largest printed edge that the plan allows
   */
  static Optional<Remedy> nearest(Order order, double largestInches, Predicate<Order> isReadable) {
    List<List<Remedy>> knobs = knobs(order, largestInches);
    for (List<Remedy> knob : knobs) {
      // The far end decides whether the knob helps at all, before its steps are tried.
      if (!knob.isEmpty() && isReadable.test(knob.get(knob.size() - 1).order())) {
        return knob.stream().filter(step -> isReadable.test(step.order())).findFirst();
      }
    }
    Map<String, String> changes = new LinkedHashMap<>();
    Order changed = order;
    for (int i = 0; i < knobs.size(); i++) {
      // Each knob is turned on what the ones before have left.
      List<Remedy> knob = knobs(changed, largestInches).get(i);
      if (!knob.isEmpty()) {
        Remedy farthest = knob.get(knob.size() - 1);
        changes.putAll(farthest.changes());
        changed = farthest.order();
        if (isReadable.test(changed)) {
          return Optional.of(new Remedy(changes, changed));
        }
      }
    }
    return Optional.empty();
  }

  /** The steps of each knob from the nearest on; none where there is nothing to turn. */
  private static List<List<Remedy>> knobs(Order order, double largestInches) {
    return List.of(
        quietZones(order),
        logoSizes(order),
        levels(order),
        eyes(order),
        colors(order),
        backgrounds(order),
        patterns(order),
        sizes(order, largestInches));
  }

  private static List<Remedy> quietZones(Order order) {
    List<Remedy> steps = new ArrayList<>();
    SymbolStyle style = order.style();
    for (int modules = style.quietZone() + 1; modules <= USUAL_QUIET_ZONE; modules++) {
      steps.add(
          new Remedy(
              Map.of("quiet_zone", String.valueOf(modules)),
              order.withStyle(style.withQuietZone(modules))));
    }
    return steps;
  }

  private static List<Remedy> logoSizes(Order order) {
    List<Remedy> steps = new ArrayList<>();
    Logo logo = order.style().logo();
    if (logo == null) {
      return steps;
    }
    double largest = Math.ceil(logo.ratio() / RATIO_STEP - 1.001) * RATIO_STEP;
    for (double ratio = largest; ratio >= SMALLEST_RATIO; ratio -= RATIO_STEP) {
      double rounded = Math.round(ratio / RATIO_STEP) * RATIO_STEP;
      steps.add(
          new Remedy(
              Map.of("logo_size_ratio", String.format(Locale.ROOT, "%.2f", rounded)),
              order.withStyle(
                  order.style().withLogo(new Logo(logo.image(), rounded, logo.clearZone())))));
    }
    return steps;
  }

  private static List<Remedy> levels(Order order) {
    List<Remedy> steps = new ArrayList<>();
    if (order.isLevelFixed()) {
      return steps;
    }
    for (ErrorCorrection level : ErrorCorrection.values()) {
      if (level.compareTo(order.errorCorrection()) > 0) {
        steps.add(
            new Remedy(Map.of("error_correction", level.name()), order.withErrorCorrection(level)));
      }
    }
    return steps;
  }

  private static List<Remedy> eyes(Order order) {
    SymbolStyle style = order.style();
    Eyes eyes = style.eyes();
    Map<String, String> changes = new LinkedHashMap<>();
    if (eyes.ring() != Eyes.Ring.NONE) {
      changes.put("eye_outer_frame", "false");
    }
    if (eyes.center() != EyeCenter.SQUARE) {
      changes.put("eye_center_shape", EyeCenter.SQUARE.id());
    }
    if (eyes.border() != EyeBorder.SQUARE) {
      changes.put("eye_border_shape", EyeBorder.SQUARE.id());
    }
    Color border = eyes.borderColor() == null ? null : ink(style);
    Color center = eyes.centerColor() == null ? null : ink(style);
    if (border != null) {
      changes.put("eye_border_color", ColorText.of(border));
    }
    if (center != null) {
      changes.put("eye_center_color", ColorText.of(center));
    }
    Eyes plain = new Eyes(EyeBorder.SQUARE, EyeCenter.SQUARE, border, center, Eyes.Ring.NONE);
    return plain.equals(eyes)
        ? List.of()
        : List.of(new Remedy(changes, order.withStyle(style.withEyes(plain))));
  }

  private static List<Remedy> colors(Order order) {
    SymbolStyle style = order.style();
    GradientColors gradient = style.gradient();
    boolean onDark =
        style.background().alpha() == 0 ? isLight(ink(style)) : !isLight(style.background());
    Color end = onDark ? Color.WHITE : Color.BLACK;
    List<Remedy> steps = new ArrayList<>();
    for (int step = 1; step <= COLOR_STEPS; step++) {
      Map<String, String> changes = new LinkedHashMap<>();
      if (gradient == null) {
        Color color = towards(style.color(), end, step);
        changes.put("color", ColorText.of(color));
        steps.add(inked(order, style.withColor(color), changes));
      } else {
        Color from = towards(gradient.from(), end, step);
        Color to = towards(gradient.to(), end, step);
        changes.put("gradient_from", ColorText.of(from));
        changes.put("gradient_to", ColorText.of(to));
        steps.add(inked(order, style.withGradient(from, to), changes));
      }
    }
    return steps;
  }

  /** What has the modules' colour keeps to it, whether that was asked for or is so by itself. */
  private static Remedy inked(Order order, SymbolStyle inked, Map<String, String> changes) {
    Color before = ink(order.style());
    Color after = ink(inked);
    SymbolStyle style = inked;
    Frame frame = style.frame();
    if (frame != null && frame.color().equals(before)) {
      changes.put("frame_color", ColorText.of(after));
      style = style.withFrame(new Frame(frame.style(), after, frame.label()));
    }
    Eyes eyes = style.eyes();
    if (before.equals(eyes.borderColor())) {
      changes.put("eye_border_color", ColorText.of(after));
      eyes = new Eyes(eyes.border(), eyes.center(), after, eyes.centerColor(), eyes.ring());
    }
    if (before.equals(eyes.centerColor())) {
      changes.put("eye_center_color", ColorText.of(after));
      eyes = new Eyes(eyes.border(), eyes.center(), eyes.borderColor(), after, eyes.ring());
    }
    return new Remedy(changes, order.withStyle(style.withEyes(eyes)));
  }

  private static List<Remedy> backgrounds(Order order) {
    SymbolStyle style = order.style();
    Color ground = style.background();
    List<Remedy> steps = new ArrayList<>();
    if (ground.alpha() == 0) {
      return steps;
    }
    Color end = isLight(ink(style)) ? Color.BLACK : Color.WHITE;
    for (int step = 1; step <= COLOR_STEPS; step++) {
      Color color = towards(ground, end, step);
      steps.add(
          new Remedy(
              Map.of("background", ColorText.of(color)),
              order.withStyle(style.withBackground(color))));
    }
    return steps;
  }

  private static List<Remedy> patterns(Order order) {
    return order.style().pattern() == Pattern.SQUARES
        ? List.of()
        : List.of(
            new Remedy(
                Map.of("pattern", Pattern.SQUARES.id()),
                order.withStyle(order.style().withPattern(Pattern.SQUARES))));
  }

  private static List<Remedy> sizes(Order order, double largestInches) {
    List<Remedy> steps = new ArrayList<>();
    int dpi = order.size().dpi();
    double allowed = Math.min(LARGEST_INCHES, largestInches);
    for (double inches = Math.ceil(order.size().inches() / SIZE_STEP + 0.01) * SIZE_STEP;
        inches <= Math.min(allowed, 4 * order.size().inches());
        inches += SIZE_STEP) {
      steps.add(
          new Remedy(
              Map.of("size_inches", String.valueOf(inches)),
              order.withSize(new PrintSize(inches, dpi))));
    }
    return steps;
  }

  /** The colour of the modules, or that at the top of them. */
  private static Color ink(SymbolStyle style) {
    GradientColors gradient = style.gradient();
    return gradient == null ? style.color() : gradient.from();
  }

  private static Color towards(Color color, Color end, int step) {
    return new Color(
        mix(color.red(), end.red(), step),
        mix(color.green(), end.green(), step),
        mix(color.blue(), end.blue(), step),
        mix(color.alpha(), 255, step));
  }

  private static int mix(int from, int to, int step) {
    return from + (to - from) * step / COLOR_STEPS;
  }

  private static boolean isLight(Color color) {
    return color.red() + color.green() + color.blue() > 3 * 128;
  }

  /** The changes as a request would have them, in one line. */
  String told() {
    StringBuilder told = new StringBuilder();
    changes.forEach(
        (field, value) ->
            told.append(told.isEmpty() ? "" : ", ").append(field).append('=').append(value));
    return told.toString();
  }
}
