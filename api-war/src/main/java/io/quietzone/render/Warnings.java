package io.quietzone.render;

import io.quietzone.render.Validation.Warning;
import io.quietzone.renderers.drawing.Contrast;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Eyes;
import io.quietzone.renderers.drawing.GradientColors;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.proof.ErrorCorrectionBudget;
import io.quietzone.renderers.proof.ModuleLevels;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what can be read but could be read better, or somewhere else, or by more readers. */
final class Warnings {

  private static final int QUIET_ZONE = 4;

  /** Smaller modules ask for care in print and for a close look, in millimetres. */
  private static final double SMALL_MODULE = 0.33;

  /** Fewer dots of the printer do not make a square. */
  private static final int FEW_DOTS = 4;

  /** Of the light: less has the grade C or worse (ISO/IEC 15415, clause 7.8.3). */
  private static final double LOW_CONTRAST = 0.55;

  /** Below which scanners with red light do not read. */
  private static final double LOW_RED_CONTRAST = 0.4;

  /** The contrast ratio that things need to be told apart (WCAG 2.2, criterion 1.4.11). */
  private static final double FAINT = 3;

  /** Of the error correction, in the worst block. */
  private static final double MUCH_USED = 0.5;

  /** As long as a short link with a usual host name. */
  private static final String SHORT_LINK = "https://links.example.com/q/0123456789ab/";

  private final Order order;
  private final Drawing drawing;
  private final SymbolStyle style;
  private final Color ground;
  private final List<Warning> warnings = new ArrayList<>();

  /** Prepares to look. */
  Warnings(Order order, Drawing drawing) {
    this.order = order;
    this.drawing = drawing;
    this.style = order.style();
    this.ground = style.background().over(Sight.paper(style));
  }

  /** Looks. */
  List<Warning> about(ModuleLevels white, ModuleLevels red, ErrorCorrectionBudget budget) {
    aboutContent();
    aboutSize();
    aboutContrast(white, red);
    aboutColors();
    double used = budget.worst().used();
    if (used > MUCH_USED && used <= 1) {
      warn(
          style.logo() == null ? "pattern" : "logo_size_ratio",
          String.format(
              Locale.ROOT,
              "%.0f %% of the error correction is used up before there is any scratch or dirt.",
              100 * used));
    }
    return warnings;
  }

  private void aboutContent() {
    String text = order.text();
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      warn(
          order.content(), "It has characters beyond ASCII, which old readers may show as others.");
    }
    if (startsWith(text, "http://")) {
      warn(
          order.content(),
          "The address is not https: phones warn of it, and others may change the page.");
    }
    if (startsWith(text, "http://") || startsWith(text, "https://")) {
      Symbol symbol = drawing.symbol();
      Symbol shorter = SymbolEncoder.encode(SHORT_LINK, order.errorCorrection());
      if (shorter.version() + 2 < symbol.version()) {
        warn(
            order.content(),
            "The address is long: the short link of a dynamic code would make a symbol of about "
                + shorter.size()
                + " modules a side instead of "
                + symbol.size()
                + ".");
      }
    }
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  private void aboutSize() {
    if (style.quietZone() < QUIET_ZONE) {
      warn("quiet_zone", "Readers expect a margin of 4 modules: leave it free in print.");
    }
    double module = drawing.modulePixels() * 25.4 / order.size().dpi();
    if (module < SMALL_MODULE) {
      warn(
          "size_inches",
          String.format(
              Locale.ROOT,
              "Modules of %.2f mm are hard to print and to scan: %.2f mm is the least for phones.",
              module,
              SMALL_MODULE));
    }
    if (drawing.modulePixels() < FEW_DOTS) {
      warn(
          "dpi",
          "A module is "
              + drawing.modulePixels()
              + " × "
              + drawing.modulePixels()
              + " dots: ink that spreads by one of them changes its size much.");
    }
  }

  private void aboutContrast(ModuleLevels white, ModuleLevels red) {
    double contrast = Math.abs(white.contrast());
    String ink = style.gradient() == null ? "color" : "gradient_from";
    if (contrast < LOW_CONTRAST || white.contrastRatio() < FAINT) {
      warn(ink, "Modules and background are not far apart: in bad light it may not be read.");
    } else if (Math.abs(red.contrast()) < LOW_RED_CONTRAST) {
      warn(ink, "In the red light of hand-held scanners the modules are like the background.");
    }
    if (white.contrast() < 0) {
      warn(ink, "Light modules on dark ground are not read by some older readers.");
    }
    if (style.background().alpha() < 255) {
      warn(
          "background",
          "What it is printed on shows through: it has to be plain and "
              + (white.contrast() < 0 ? "dark." : "light."));
    }
    if (style.picture() != null) {
      warn("bg_image_url", "A picture under the modules makes them harder to tell apart.");
    }
  }

  private void aboutColors() {
    GradientColors gradient = style.gradient();
    if (gradient != null) {
      aboutFaint("gradient_from", gradient.from());
      aboutFaint("gradient_to", gradient.to());
    }
    Eyes eyes = style.eyes();
    aboutFaint("eye_border_color", eyes.borderColor());
    aboutFaint("eye_center_color", eyes.centerColor());
  }

  private void aboutFaint(String field, @Nullable Color color) {
    if (color == null) {
      return;
    }
    double ratio = Contrast.ratio(color.over(ground), ground);
    if (ratio < FAINT) {
      warn(
          field,
          String.format(
              Locale.ROOT,
              "This colour is faint on the background: its contrast is %.1f to 1, of 3 at least.",
              ratio));
    }
  }

  private void warn(String field, String message) {
    warnings.add(new Warning(field, message));
  }
}
