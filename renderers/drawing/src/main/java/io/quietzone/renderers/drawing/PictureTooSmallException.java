package io.quietzone.renderers.drawing;

/** A picture has fewer pixels across than its symbol and quiet zone have modules. */
public final class PictureTooSmallException extends IllegalArgumentException {

  private final int pixels;
  private final long pixelsNeeded;

  PictureTooSmallException(int pixels, long pixelsNeeded) {
    super(pixels + " pixels are too few: the symbol and its quiet zone need " + pixelsNeeded);
    this.pixels = pixels;
    this.pixelsNeeded = pixelsNeeded;
  }

  /** The edge of the picture asked for, in pixels. */
  public int pixels() {
    return pixels;
  }

  /** The smallest edge at which a module has a pixel, in pixels. */
  public long pixelsNeeded() {
    return pixelsNeeded;
  }
}
