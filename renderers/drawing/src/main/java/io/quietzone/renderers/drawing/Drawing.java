package io.quietzone.renderers.drawing;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Canvas;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Gradient;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.Paint;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Shape;
import io.quietzone.renderers.spi.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A symbol in its style: the one geometry that every format draws. Modules are whole pixels, as
 * large as they fit, and in the middle. The picture has exactly the size asked for; pixels left
 * over go to the border, never into the modules.
 */
public final class Drawing implements Picture {

  private final Symbol symbol;
  private final SymbolStyle style;
  private final PrintSize size;
  private final FrameLayout frame;

  private Drawing(Symbol symbol, SymbolStyle style, PrintSize size) {
    this.symbol = symbol;
    this.style = style;
    this.size = size;
    this.frame = FrameLayout.of(style.frame(), symbol.size() + 2 * style.quietZone());
  }

  /**
   * Lays out a picture.
   *
   * @throws PictureTooSmallException if a module would have less than one pixel
   * @throws LabelException if the frame's label does not fit, or the font lacks its characters
   */
  public static Drawing of(Symbol symbol, SymbolStyle style, PrintSize size) {
    if (size.pixels() < symbol.size() + 2L * style.quietZone()) {
      throw new PictureTooSmallException(size.pixels(), symbol.size() + 2L * style.quietZone());
    }
    Drawing drawing = new Drawing(symbol, style, size);
    if (size.pixels() < drawing.modules()) {
      throw new PictureTooSmallException(size.pixels(), drawing.modules());
    }
    if (style.frame() != null) {
      drawing.frame.fittedLabel();
    }
    return drawing;
  }

  @Override
  public Symbol symbol() {
    return symbol;
  }

  @Override
  public SymbolStyle style() {
    return style;
  }

  @Override
  public PrintSize size() {
    return size;
  }

  @Override
  public int modules() {
    return frame.modules();
  }

  @Override
  public int symbolX() {
    return frame.innerX() + style.quietZone();
  }

  @Override
  public int symbolY() {
    return frame.innerY() + style.quietZone();
  }

  /**
   * The symbol as far as it can be seen: modules under a logo are light. The Swiss cross has parts
   * of modules beside it and both colours in it, so that no two readers see the same there: each
   * module that it touches is taken to be misread, which is the worst that can happen.
   */
  public Symbol visibleSymbol() {
    if (style.emblem() instanceof SwissCross) {
      SwissCrossPlace place = new SwissCrossPlace(symbol.size());
      int first = place.firstTouched();
      return VisibleModules.misread(symbol, first, first, place.touched(), place.touched());
    }
    Logo logo = style.logo();
    if (logo == null) {
      return symbol;
    }
    LogoPlace place = LogoPlace.of(logo, symbol.size());
    return VisibleModules.without(
        symbol, place.clearX(), place.clearY(), place.clearWidth(), place.clearHeight());
  }

  @Override
  public void draw(Canvas canvas) {
    drawPicture(canvas);
    drawSymbol(canvas);
    frame.drawLabel(style.background(), canvas);
    drawLogo(canvas);
    if (style.emblem() instanceof SwissCross) {
      new SwissCrossPlace(symbol.size()).draw(symbolX(), symbolY(), canvas);
    }
  }

  private void drawSymbol(Canvas canvas) {
    if (style.isPlain()) {
      canvas.fill(
          new Modules(symbol, Pattern.SQUARES.shapes(), symbolX(), symbolY()), style.color());
      return;
    }
    // Shapes of one colour are filled at once.
    Map<Paint, List<Shape>> layers = new LinkedHashMap<>();
    Frame around = style.frame();
    if (around != null) {
      frame.outline().ifPresent(outline -> add(outline, around.color(), layers));
    }
    Logo logo = style.logo();
    Symbol drawn = logo != null && logo.clearZone() ? visibleSymbol() : symbol;
    add(
        new Modules(
            VisibleModules.withoutFinders(drawn), style.pattern().shapes(), symbolX(), symbolY()),
        paint(null),
        layers);
    addEyes(layers);
    layers.forEach((paint, shapes) -> canvas.fill(new Shapes(shapes), paint));
  }

  private void addEyes(Map<Paint, List<Shape>> layers) {
    Eyes eyes = style.eyes();
    int left = symbolX() - Eyes.MARGIN;
    int top = symbolY() - Eyes.MARGIN;
    int far = symbol.size() - Eyes.FINDER;
    int[] places = {left, top, left + far, top, left, top + far};
    Shape borders = new Stamps(eyes.border().border(), Eyes.BOX, places);
    Shape centers = new Stamps(eyes.center().shape(), Eyes.BOX, places);
    Shape rings = new Stamps(eyes.border().ring(), Eyes.BOX, places);
    add(borders, paint(eyes.borderColor()), layers);
    add(centers, paint(eyes.centerColor()), layers);
    switch (eyes.ring()) {
      case LIKE_MODULES -> add(rings, paint(null), layers);
      case LIKE_BORDER -> add(rings, paint(eyes.borderColor()), layers);
      case NONE -> {}
    }
  }

  private static void add(Shape shape, Paint paint, Map<Paint, List<Shape>> layers) {
    layers.computeIfAbsent(paint, absent -> new ArrayList<>()).add(shape);
  }

  /** The paint of what has a colour of its own, or else that of the modules. */
  private Paint paint(@Nullable Color own) {
    GradientColors gradient = style.gradient();
    if (own != null) {
      return own;
    }
    if (gradient == null) {
      return style.color();
    }
    return new Gradient(
        gradient.from(), gradient.to(), symbolY(), (double) symbolY() + symbol.size());
  }

  private void drawPicture(Canvas canvas) {
    Image picture = style.picture();
    if (picture == null) {
      return;
    }
    Underlay.draw(picture, style, symbolX(), symbolY(), symbol.size(), canvas);
  }

  private void drawLogo(Canvas canvas) {
    Logo logo = style.logo();
    if (logo != null) {
      Box box = LogoPlace.of(logo, symbol.size()).box();
      canvas.image(
          logo.image(),
          new Box(symbolX() + box.x(), symbolY() + box.y(), box.width(), box.height()));
    }
  }
}
