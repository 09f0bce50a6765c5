package io.quietzone.liberty.plugins;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;

/** Cannot even be made. */
public final class FailingRenderer implements Renderer {

  public FailingRenderer() {
    throw new IllegalStateException("this plugin never works");
  }

  @Override
  public String format() {
    return "failing";
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public byte[] render(Picture picture) {
    return new byte[0];
  }
}
