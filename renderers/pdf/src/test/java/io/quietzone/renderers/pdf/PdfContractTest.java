package io.quietzone.renderers.pdf;

import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.testkit.RendererContract;

class PdfContractTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new PdfRenderer();
  }
}
