package io.quietzone.liberty.plugins;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;

/** Draws a format that is drawn already. */
public final class SecondPngRenderer implements Renderer {

  @Override
  public String format() {
    return "png";
  }

  @Override
  public String mediaType() {
    return "image/png";
  }

  @Override
  public byte[] render(Picture picture) {
    return new byte[] {1};
  }
}
