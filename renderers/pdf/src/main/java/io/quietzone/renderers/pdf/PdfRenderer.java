package io.quietzone.renderers.pdf;

import io.quietzone.renderers.spi.Box;
import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;

/**
 * Draws PDF files (ISO 32000-1, version 1.7) of one page, which is as large as the picture. They
 * hold no date and no name: the same picture gives the same bytes.
 */
public final class PdfRenderer implements Renderer {

  @Override
  public String format() {
    return "pdf";
  }

  @Override
  public String mediaType() {
    return "application/pdf";
  }

  @Override
  public byte[] render(Picture picture) {
    PdfCanvas canvas = new PdfCanvas(picture.size().inches(), picture.modules());
    if (picture.style().background().alpha() > 0) {
      canvas.fill(
          new Box(0, 0, picture.modules(), picture.modules()), picture.style().background());
    }
    picture.draw(canvas);
    return canvas.file();
  }
}
