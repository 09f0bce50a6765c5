package io.quietzone.renderers.gallery;

import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.FrameStyle;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.spi.Renderer;
import io.quietzone.renderers.spi.Symbol;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Makes contact sheets of every pattern × eye shape × gradient × frame × logo, one for each format
 * and frame, and a small one for the README.
 *
 * <p>Run with a folder to write to, and as many formats as are wanted; all of them by default.
 */
public final class ContactSheets {

  private static final String TEXT = "https://example.com/q/k7Xw2p";
  private static final int DPI = 300;
  private static final int TILE = 246;
  private static final int SMALL_TILE = 164;

  private ContactSheets() {}

  /** Writes the sheets and says where they are. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery");
    List<String> formats =
        List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
    Files.createDirectories(folder);
    for (Renderer renderer : ServiceLoader.load(Renderer.class)) {
      if (formats.isEmpty() || formats.contains(renderer.format())) {
        writeSheets(renderer, folder);
      }
    }
    Sheet small = new Sheet(8, SMALL_TILE);
    for (SymbolStyle style : Styles.showcase()) {
      small.add(picture(renderer("png"), style, SMALL_TILE).orElseThrow());
    }
    write(small.image(), folder.resolve("styles.png"));
  }

  private static void writeSheets(Renderer renderer, Path folder) throws IOException {
    List<@Nullable FrameStyle> frames = new ArrayList<>();
    frames.add(null);
    frames.addAll(List.of(FrameStyle.values()));
    for (FrameStyle frame : frames) {
      Sheet sheet = new Sheet(Styles.COLUMNS, TILE);
      for (SymbolStyle style : Styles.framed(frame)) {
        Optional<BufferedImage> picture = picture(renderer, style, TILE);
        if (picture.isEmpty()) {
          System.out.println(renderer.format() + ": nothing here turns it into pixels, left out");
          return;
        }
        sheet.add(picture.get());
      }
      String name = renderer.format() + "-" + (frame == null ? "none" : frame.id()) + ".png";
      write(sheet.image(), folder.resolve(name));
    }
  }

  private static Optional<BufferedImage> picture(Renderer renderer, SymbolStyle style, int pixels)
      throws IOException {
    ErrorCorrection level = style.logo() == null ? ErrorCorrection.M : ErrorCorrection.H;
    Symbol symbol = SymbolEncoder.encode(TEXT, level);
    PrintSize size = new PrintSize((double) pixels / DPI, DPI);
    byte[] file = renderer.render(Drawing.of(symbol, style, size));
    return Pixels.of(renderer.format(), file, size);
  }

  private static Renderer renderer(String format) {
    for (Renderer renderer : ServiceLoader.load(Renderer.class)) {
      if (renderer.format().equals(format)) {
        return renderer;
      }
    }
    throw new IllegalStateException("no renderer draws " + format);
  }

  private static void write(BufferedImage image, Path path) throws IOException {
    File file = path.toFile();
    ImageIO.write(image, "png", file);
    System.out.println(file);
  }
}
