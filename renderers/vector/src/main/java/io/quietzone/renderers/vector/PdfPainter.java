package io.quietzone.renderers.vector;

import io.quietzone.renderers.vector.PaintingException.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Turns the first page of PDF documents into pixels with PDFBox. */
final class PdfPainter {

  private PdfPainter() {}

  /**
   * Draws a document of ours: nothing bounds the time that another's may take.
   *
   * @param edge of the picture, in pixels: its width, or its height if that is more
   * @return transparent where the page has nothing on it
   * @throws PaintingException if it cannot be drawn
   */
  static BufferedImage paint(byte[] pdf, int edge) throws PaintingException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDRectangle page = document.getPage(0).getCropBox();
      float scale = edge / Math.max(page.getWidth(), page.getHeight());
      return new PDFRenderer(document).renderImage(0, scale, ImageType.ARGB);
    } catch (IOException | RuntimeException e) {
      throw new PaintingException(Reason.DAMAGED, e);
    }
  }
}
