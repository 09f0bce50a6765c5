package io.quietzone.renderers.svg;

import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.testkit.RendererContract;

class SvgContractTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new SvgRenderer();
  }
}
