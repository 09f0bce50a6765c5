package io.quietzone.renderers.gallery;

import io.quietzone.renderers.spi.PrintSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.batik.transcoder.image.PNGTranscoder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Turns files of every format into pixels, each by a program that is not ours. */
final class Pixels {

  /** Ghostscript smooths no gradient's edges: it draws more pixels, of which the mean is taken. */
  private static final int FINER = 4;

  private Pixels() {}

  /** The picture, or empty if there is no program for it: EPS needs Ghostscript. */
  static Optional<BufferedImage> of(String format, byte[] file, PrintSize size) throws IOException {
    return switch (format) {
      case "svg" -> Optional.of(ofSvg(file, size));
      case "pdf" -> Optional.of(ofPdf(file, size));
      case "eps" -> ofEps(file, size);
      default -> Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(file)));
    };
  }

  private static BufferedImage ofSvg(byte[] file, PrintSize size) throws IOException {
    PNGTranscoder transcoder = new PNGTranscoder();
    transcoder.addTranscodingHint(ImageTranscoder.KEY_WIDTH, (float) size.pixels());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      transcoder.transcode(
          new TranscoderInput(new ByteArrayInputStream(file)), new TranscoderOutput(png));
    } catch (TranscoderException e) {
      throw new IOException(e);
    }
    return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
  }

  private static BufferedImage ofPdf(byte[] file, PrintSize size) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      return new PDFRenderer(document).renderImageWithDPI(0, size.dpi());
    }
  }

  private static Optional<BufferedImage> ofEps(byte[] file, PrintSize size) throws IOException {
    Path eps = Files.createTempFile("quietzone", ".eps");
    Path png = Files.createTempFile("quietzone", ".png");
    try {
      Files.write(eps, file);
      Process ghostscript =
          new ProcessBuilder(
                  "gs",
                  "-q",
                  "-dSAFER",
                  "-dBATCH",
                  "-dNOPAUSE",
                  "-dEPSCrop",
                  "-sDEVICE=png16m",
                  "-dDownScaleFactor=" + FINER,
                  "-r" + FINER * size.dpi(),
                  "-sOutputFile=" + png,
                  eps.toString())
              .inheritIO()
              .start();
      ghostscript.waitFor();
      return Optional.ofNullable(ImageIO.read(png.toFile()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    } finally {
      Files.delete(eps);
      Files.delete(png);
    }
  }
}
