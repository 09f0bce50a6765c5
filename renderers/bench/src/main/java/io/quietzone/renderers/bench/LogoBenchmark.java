package io.quietzone.renderers.bench;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.github.simonscholz.qrcode.QrCodeConfig;
import io.github.simonscholz.qrcode.QrCodeDotShape;
import io.github.simonscholz.qrcode.QrCodeFactory;
import io.quietzone.renderers.drawing.Drawing;
import io.quietzone.renderers.drawing.Logo;
import io.quietzone.renderers.drawing.Pattern;
import io.quietzone.renderers.drawing.SymbolStyle;
import io.quietzone.renderers.png.PngRenderer;
import io.quietzone.renderers.spi.Color;
import io.quietzone.renderers.spi.ErrorCorrection;
import io.quietzone.renderers.spi.Image;
import io.quietzone.renderers.spi.PrintSize;
import io.quietzone.renderers.symbol.SymbolEncoder;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import qrcode.QRCodeBuilder;
import qrcode.QRCodeShapesEnum;

/**
 * From text to PNG file of 410 pixels with rounded modules, and a logo of 200 pixels with soft
 * edges, level H; a different URL of 52 bytes each time.
 */
@State(Scope.Thread)
public class LogoBenchmark {

  private static final int PIXELS = 410;
  private static final int DPI = 300;
  private static final int LOGO_PIXELS = 200;
  private static final double RATIO = 0.24;
  private static final int QUIET_ZONE = 4;

  /** As large as the others draw it. */
  private static final int KOTLIN_LOGO_PIXELS = 86;

  private final Payloads urls = new Payloads(52);
  private final PngRenderer renderer = new PngRenderer();
  private final int[] logoPixels = logoPixels();
  private final BufferedImage logoImage = logoImage();
  private final byte[] logoFile = logoFile();
  private final SymbolStyle style =
      SymbolStyle.plain(Color.BLACK, Color.WHITE, QUIET_ZONE)
          .withPattern(Pattern.ROUNDED)
          .withLogo(new Logo(new Image(LOGO_PIXELS, LOGO_PIXELS, logoPixels), RATIO, true));

  @Benchmark
  public byte[] rounded() {
    return renderer.render(
        Drawing.of(
            SymbolEncoder.encode(urls.next(), ErrorCorrection.H),
            style,
            new PrintSize((double) PIXELS / DPI, DPI)));
  }

  /** The same with ZXing and Java2D. */
  @Benchmark
  public byte[] roundedZxing() throws WriterException, IOException {
    ByteMatrix matrix = Encoder.encode(urls.next(), ErrorCorrectionLevel.H).getMatrix();
    int size = matrix.getWidth();
    int module = PIXELS / (size + 2 * QUIET_ZONE);
    int origin = (PIXELS - size * module) / 2;
    BufferedImage image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setColor(java.awt.Color.WHITE);
    graphics.fillRect(0, 0, PIXELS, PIXELS);
    graphics.setColor(java.awt.Color.BLACK);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (matrix.get(x, y) == 1) {
          graphics.fill(
              new RoundRectangle2D.Double(
                  origin + x * module, origin + y * module, module, module, module, module));
        }
      }
    }
    int edge = (int) (size * module * RATIO);
    int corner = (PIXELS - edge) / 2;
    graphics.drawImage(logoImage, corner, corner, edge, edge, null);
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  /** The same with qrcode-kotlin. */
  @Benchmark
  public byte[] roundedKotlin() {
    return new QRCodeBuilder(QRCodeShapesEnum.ROUNDED_SQUARE)
        .withErrorCorrectionLevel(qrcode.raw.ErrorCorrectionLevel.VERY_HIGH)
        .withCanvasSize(PIXELS)
        .withLogo(logoFile, KOTLIN_LOGO_PIXELS, KOTLIN_LOGO_PIXELS)
        .build(urls.next())
        .renderToBytes();
  }

  /** The same with qr-code-with-logo, which draws on ZXing's symbols. */
  @Benchmark
  public byte[] roundedWithLogo() throws IOException {
    BufferedImage image =
        QrCodeFactory.createQrCodeApi()
            .createQrCodeImage(
                new QrCodeConfig.Builder(urls.next())
                    .qrCodeSize(PIXELS)
                    .qrCodeDotStyler(QrCodeDotShape.ROUNDED_SQUARE)
                    .qrLogoConfig(logoImage, RATIO)
                    .build());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  private byte[] logoFile() {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(logoImage, "png", file);
      return file.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static int[] logoPixels() {
    int[] pixels = new int[LOGO_PIXELS * LOGO_PIXELS];
    double middle = (LOGO_PIXELS - 1) / 2.0;
    for (int i = 0; i < pixels.length; i++) {
      int column = i % LOGO_PIXELS;
      int row = i / LOGO_PIXELS;
      double distance = Math.hypot(column - middle, row - middle);
      int alpha = (int) (255 * Math.min(1, Math.max(0, middle - distance)));
      pixels[i] = alpha << 24 | column << 16 | row << 8 | 0x40;
    }
    return pixels;
  }

  private static BufferedImage logoImage() {
    BufferedImage image = new BufferedImage(LOGO_PIXELS, LOGO_PIXELS, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, LOGO_PIXELS, LOGO_PIXELS, logoPixels(), 0, LOGO_PIXELS);
    return image;
  }
}
