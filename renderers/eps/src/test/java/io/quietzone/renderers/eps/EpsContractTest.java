package io.quietzone.renderers.eps;

import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.testkit.RendererContract;

class EpsContractTest extends RendererContract {

  @Override
  protected Renderer renderer() {
    return new EpsRenderer();
  }
}
