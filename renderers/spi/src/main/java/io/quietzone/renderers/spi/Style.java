package io.quietzone.renderers.spi;

/**
 * How a symbol looks.
 *
 * <p>The application implements it; later versions may add methods, each with a default.
 */
public interface Style {

  /** The colour of the dark modules. */
  Color color();

  /** What lies behind the modules and in the quiet zone; may be transparent. */
  Color background();

  /**
   * The width of the quiet zone. ISO/IEC 18004, clause 9.1, asks for 4 at least.
   *
   * @return modules, 0 or more
   */
  int quietZone();

  /**
   * Whether {@link #color} squares on {@link #background} are all there is to draw. A renderer may
   * then draw the symbol's modules itself; {@link Picture#draw} gives the same.
   */
  boolean isPlain();
}
