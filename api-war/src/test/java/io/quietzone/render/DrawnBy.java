package io.quietzone.render;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import java.util.function.Function;

/** A renderer that a test makes up. */
record DrawnBy(String format, String mediaType, Function<Picture, byte[]> drawing)
    implements Renderer {

  @Override
  public byte[] render(Picture picture) {
    return drawing.apply(picture);
  }
}
