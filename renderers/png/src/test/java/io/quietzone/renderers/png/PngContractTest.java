package io.quietzone.renderers.png;

import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.testkit.RendererContract;

class PngContractTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new PngRenderer();
  }
}
