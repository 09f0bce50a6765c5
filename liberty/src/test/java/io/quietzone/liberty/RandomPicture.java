package io.quietzone.liberty;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Files that people send as logos and backgrounds: flat ones, glowing ones, and photographs. */
final class RandomPicture {

  private RandomPicture() {}

  /** A disc on nothing, a glow on black, a square photograph, or an SVG. */
  static byte[] logo(Random random) {
    int width = 20 + random.nextInt(200);
    int height = 20 + random.nextInt(200);
    return switch (random.nextInt(4)) {
      case 0 -> disc(random, width, height);
      case 1 -> glow(random, width, height);
      case 2 -> photograph(random);
      default -> svg(random);
    };
  }

  /** Spots of every colour, as JPEG. */
  static byte[] photograph(Random random) {
    BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 60; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(
          random.nextInt(120) - 20,
          random.nextInt(90) - 20,
          random.nextInt(60),
          random.nextInt(60));
    }
    graphics.dispose();
    return file("jpg", image);
  }

  private static byte[] disc(Random random, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(random.nextInt(1 << 24)));
    graphics.fill(new Ellipse2D.Double(0, 0, width, height));
    graphics.dispose();
    return file("png", image);
  }

  private static byte[] glow(Random random, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(
        new RadialGradientPaint(
            width / 2f,
            height / 2f,
            Math.max(width, height) / 2f,
            new float[] {0, 1},
            new Color[] {new Color(random.nextInt(1 << 24)).brighter(), Color.BLACK}));
    graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    graphics.dispose();
    return file("png", image);
  }

  private static byte[] svg(Random random) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d 9'>"
                + "<rect width='9' height='9' rx='%d' fill='#%06X' opacity='.%d'/></svg>",
            5 + random.nextInt(9),
            random.nextInt(5),
            random.nextInt(1 << 24),
            5 + random.nextInt(5))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] file(String format, BufferedImage image) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, file)) {
        throw new IllegalStateException("Java writes no " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
