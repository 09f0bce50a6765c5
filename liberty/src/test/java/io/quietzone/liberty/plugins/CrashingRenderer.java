package io.quietzone.liberty.plugins;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;

/** Looks well, and fails with every picture. */
public final class CrashingRenderer implements Renderer {

  @Override
  public String format() {
    return "crash";
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public byte[] render(Picture picture) {
    throw new IllegalStateException("a secret of the plugin");
  }
}
