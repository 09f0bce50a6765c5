package io.quietzone.render;

import io.quietzone.accounts.Caller;
import io.quietzone.plans.Plan;
import io.quietzone.plans.Plans;
import io.quietzone.problem.InvalidFields;
import io.quietzone.render.Validation.Trial;
import io.quietzone.render.Validation.Unreadable;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.proof.Decoder;
import io.quietzone.renderers.proof.Distortion;
import io.quietzone.renderers.proof.ErrorCorrectionBudget;
import io.quietzone.renderers.proof.Light;
import io.quietzone.renderers.proof.Luminance;
import io.quietzone.renderers.proof.ModuleLevels;
import io.quietzone.renderers.proof.PictureProof;
import io.quietzone.renderers.proof.PrintQuality;
import io.quietzone.renderers.proof.SymbolPlace;
import io.quietzone.shares.Share;
import io.quietzone.shares.Shares;
import io.quietzone.shares.TooManyAtOnce;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges pictures before they are ordered: nothing is delivered, and nothing costs quota. */
@Singleton
public class Validations {

  /**
   * How many pictures are judged at once, half of them for one workspace: each is looked at dozens
   * of times.
   */
  private static final int JUDGES = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** As many pixels as a camera shows a module with, unless the picture is too large for it. */
  private static final int CAMERA_MODULE = 6;

  private static final int SMALLEST_CAMERA_MODULE = 3;
  private static final int CAMERA_PIXELS = 1000;

  private final Plans plans;
  private final Renderers renderers;
  private final Pictures pictures;
  private final Duration patience;
  private final Shares judges =
      new Shares(JUDGES, "Too many pictures are being judged at this moment. Try again shortly.");

  @Inject
  Validations(Plans plans, Renderers renderers, Pictures pictures) {
    this(plans, renderers, pictures, PATIENCE);
  }

  /** Judges whose turn is waited for no longer than this. */
  Validations(Plans plans, Renderers renderers, Pictures pictures, Duration patience) {
    this.plans = plans;
    this.renderers = renderers;
    this.pictures = pictures;
    this.patience = patience;
  }

  /**
   * Judges a picture. One that cannot be read is a judgement too, and no problem.
   *
   * @param autoFix whether the nearest order that can be read is to be judged instead
   * @throws io.quietzone.problem.Problem if the order or the plan does not allow it, as if it were
   *     rendered; or if its turn does not come in time
   */
  public Validation validate(Caller caller, Order order, boolean autoFix) {
    renderers.get(order.format());
    Plan plan = plans.get(caller.plan());
    order.requireAllowedBy(plan);
    Drawing drawing = pictures.layOut(order);
    try (Share judge = judges.of(caller.workspaceId())) {
      judge.take(1, patience);
      Optional<Fault> fault = pictures.fault(order, drawing);
      if (fault.isEmpty()) {
        return judge(order, drawing, Optional.empty());
      }
      if (!autoFix) {
        Unreadable problem = unreadable(caller, order, plan.maxInches(), fault.get());
        return judge(order, drawing, Optional.of(problem));
      }
      Optional<Remedy> remedy = pictures.remedies().find(caller, order, plan.maxInches());
      if (remedy.isEmpty()) {
        InvalidFields refusal = Pictures.refusal(fault.get(), remedy);
        return judge(order, drawing, Optional.of(unreadable(refusal, remedy)));
      }
      Order fixed = remedy.get().order();
      return judge(fixed, pictures.layOut(fixed), Optional.empty())
          .withFixed(remedy.get().changes());
    }
  }

  /** What is wrong, and what would help as far as that can be looked for just now. */
  private Unreadable unreadable(Caller caller, Order order, double largestInches, Fault fault) {
    try {
      Optional<Remedy> remedy = pictures.remedies().find(caller, order, largestInches);
      return unreadable(Pictures.refusal(fault, remedy), remedy);
    } catch (TooManyAtOnce e) {
      return unreadable(Pictures.refusalWithoutSearch(fault), Optional.empty());
    }
  }

  private static Unreadable unreadable(InvalidFields refusal, Optional<Remedy> remedy) {
    Map.Entry<String, InvalidFields.Finding> finding =
        refusal.findings().entrySet().iterator().next();
    return new Unreadable(
        finding.getKey(), finding.getValue().text(), remedy.map(Remedy::changes).orElse(Map.of()));
  }

  private static Validation judge(Order order, Drawing drawing, Optional<Unreadable> problem) {
    int cameraModule =
        Math.max(
            SMALLEST_CAMERA_MODULE, Math.min(CAMERA_MODULE, CAMERA_PIXELS / drawing.modules()));
    Sight sight = Sight.of(drawing, cameraModule);
    ModuleLevels levels = sight.reflected(Light.WHITE);
    ErrorCorrectionBudget budget =
        ErrorCorrectionBudget.of(drawing.symbol(), drawing.visibleSymbol(), levels.seen());
    int factor = Math.max(1, cameraModule / drawing.modulePixels());
    Luminance seen = sight.luminance().enlarged(factor);
    Luminance upright = levels.contrast() < 0 ? seen.inverted() : seen;
    List<Decoder> readers =
        Arrays.stream(Decoder.values())
            .filter(decoder -> PictureProof.reads(decoder, upright, order.text()))
            .toList();
    return new Validation(
        drawing,
        problem,
        Map.of(),
        levels.contrastRatio(),
        Math.abs(levels.contrast()),
        budget,
        readers,
        trials(upright, sight.place(factor), order.text()),
        PrintQuality.predict(
            drawing.symbol(),
            levels,
            budget,
            problem.isEmpty(),
            order.style().quietZone(),
            drawing.modulePixels()),
        new Warnings(order, drawing).about(levels, sight.reflected(Light.RED), budget));
  }

  private static List<Trial> trials(Luminance picture, SymbolPlace place, String text) {
    return Distortion.all().stream()
        .map(distortion -> new Trial(distortion, distortion.readers(picture, place, text)))
        .toList();
  }
}
