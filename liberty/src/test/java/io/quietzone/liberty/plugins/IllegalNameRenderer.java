package io.quietzone.liberty.plugins;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;

/** Its format would write into a path and a header. */
public final class IllegalNameRenderer implements Renderer {

  @Override
  public String format() {
    return "../x\r\ny";
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public byte[] render(Picture picture) {
    return new byte[] {1};
  }
}
