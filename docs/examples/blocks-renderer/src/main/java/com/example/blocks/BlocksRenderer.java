package com.example.blocks;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.spi.Symbol;
import java.nio.charset.StandardCharsets;

/**
 * Draws a symbol as plain text: one character for two modules, one above the other.
 *
 * <p>Dark modules are ink, so the text reads on a light ground. Colours and the printed size mean
 * nothing to text and are not used.
 */
public final class BlocksRenderer implements Renderer {

  /** Indexed by whether the upper module is dark (2) and whether the lower one is (1). */
  private static final String BLOCKS = " ▄▀█";

  @Override
  public String format() {
    return "blocks";
  }

  @Override
  public String mediaType() {
    return "text/plain; charset=utf-8";
  }

  @Override
  public byte[] render(Picture picture) {
    Symbol symbol = picture.symbol();
    int quietZone = picture.style().quietZone();
    StringBuilder text = new StringBuilder();
    for (int y = -quietZone; y < symbol.size() + quietZone; y += 2) {
      for (int x = -quietZone; x < symbol.size() + quietZone; x++) {
        int upper = isDark(symbol, x, y) ? 2 : 0;
        int lower = isDark(symbol, x, y + 1) ? 1 : 0;
        text.append(BLOCKS.charAt(upper + lower));
      }
      text.append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isDark(Symbol symbol, int x, int y) {
    boolean inside = x >= 0 && x < symbol.size() && y >= 0 && y < symbol.size();
    return inside && symbol.isDark(x, y);
  }
}
