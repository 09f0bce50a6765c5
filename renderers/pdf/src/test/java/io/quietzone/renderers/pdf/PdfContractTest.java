package io.quietzone.renderers.pdf;

import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.testkit.RendererContract;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

class PdfContractTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new PdfRenderer();
  }

  @Override
  protected List<Double> printedInches(byte[] file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      PDRectangle page = document.getPage(0).getMediaBox();
      return List.of(page.getWidth() / 72.0, page.getHeight() / 72.0);
    }
  }
}
