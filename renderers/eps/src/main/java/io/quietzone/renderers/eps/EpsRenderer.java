package io.quietzone.renderers.eps;

import io.quietzone.renderers.ascii.AsciiWriter;
import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;

/**
 * Draws Encapsulated PostScript (EPSF 3.0, PostScript level 3). PostScript knows no opacity: what
 * is half transparent is mixed with the background, and with white where there is none.
 */
public final class EpsRenderer implements Renderer {

  private static final double POINTS_PER_INCH = 72;

  @Override
  public String format() {
    return "eps";
  }

  @Override
  public String mediaType() {
    return "application/postscript";
  }

  @Override
  public byte[] render(Picture picture) {
    double points = picture.size().inches() * POINTS_PER_INCH;
    Color background = picture.style().background();
    AsciiWriter out = new AsciiWriter(8192);
    out.text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 ");
    int whole = (int) Math.ceil(points);
    out.text(whole + " " + whole + "\n%%HiResBoundingBox: 0 0 ");
    out.decimal(points);
    out.character(' ');
    out.decimal(points);
    out.text("\n%%LanguageLevel: 3\n%%Pages: 1\n%%EndComments\n%%Page: 1 1\n");
    out.text("save 10 dict begin\n");
    out.text("/m/moveto load def/l/lineto load def/c/curveto load def/h/closepath load def\n");
    // From here on lengths are modules, and y runs downwards.
    out.text("[");
    out.decimal(points / picture.modules());
    out.text(" 0 0 -");
    out.decimal(points / picture.modules());
    out.text(" 0 ");
    out.decimal(points);
    out.text("] concat\n");
    Color ground = background.over(Color.WHITE);
    EpsCanvas canvas = new EpsCanvas(out, ground);
    if (background.alpha() > 0) {
      canvas.fill(new Box(0, 0, picture.modules(), picture.modules()), ground);
    }
    picture.draw(canvas);
    out.text("end restore\nshowpage\n%%EOF\n");
    return out.bytes();
  }
}
