package io.quietzone.renderers.gallery;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Pictures in rows, on paper that is not quite white, so that a background can be told from it. */
final class Sheet {

  private static final Color PAPER = new Color(0xF4F4F0);
  private static final int GAP = 8;

  private final int columns;
  private final int tile;
  private final List<BufferedImage> pictures = new ArrayList<>();

  Sheet(int columns, int tile) {
    this.columns = columns;
    this.tile = tile;
  }

  void add(BufferedImage picture) {
    pictures.add(picture);
  }

  BufferedImage image() {
    int rows = (pictures.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(
            GAP + columns * (tile + GAP), GAP + rows * (tile + GAP), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    for (int i = 0; i < pictures.size(); i++) {
      int x = GAP + i % columns * (tile + GAP);
      int y = GAP + i / columns * (tile + GAP);
      graphics.drawImage(pictures.get(i), x, y, null);
    }
    graphics.dispose();
    return sheet;
  }
}
