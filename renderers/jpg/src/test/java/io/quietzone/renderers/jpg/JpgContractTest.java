package io.quietzone.renderers.jpg;

import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.testkit.RendererContract;

class JpgContractTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new JpgRenderer();
  }

  /** Colours are quantized; at the edges of modules they ring. */
  @Override
  protected int colorTolerance() {
    return 32;
  }
}
