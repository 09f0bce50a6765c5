package io.quietzone.liberty;

import io.quietzone.renderers.proof.PictureReader;
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
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads symbols from files of lines, turned into pixels by programs that are not ours. */
final class VectorPicture {

  private static final int DPI = 200;
  private static final float MILLIMETRES_PER_INCH = 25.4f;

  private VectorPicture() {}

  static boolean hasGhostscript() throws InterruptedException {
    try {
      return new ProcessBuilder("gs", "--version").start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /**
   * The text of the symbol.
   *
   * @param format svg, pdf, or eps, for which there must be a Ghostscript
   */
  static Optional<String> read(String format, byte[] file)
      throws IOException, InterruptedException {
    return PictureReader.read(paint(format, file, DPI));
  }

  /**
   * The file as pixels, transparent where it has nothing.
   *
   * @param format svg, pdf, or eps, for which there must be a Ghostscript
   */
  static BufferedImage paint(String format, byte[] file, int dpi)
      throws IOException, InterruptedException {
    return switch (format) {
      case "svg" -> ofSvg(file, dpi);
      case "pdf" -> ofPdf(file, dpi);
      case "eps" -> ofEps(file, dpi);
      default -> throw new IllegalArgumentException(format);
    };
  }

  private static BufferedImage ofSvg(byte[] file, int dpi) throws IOException {
    PNGTranscoder transcoder = new PNGTranscoder();
    transcoder.addTranscodingHint(
        ImageTranscoder.KEY_PIXEL_UNIT_TO_MILLIMETER, MILLIMETRES_PER_INCH / dpi);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      transcoder.transcode(
          new TranscoderInput(new ByteArrayInputStream(file)), new TranscoderOutput(png));
    } catch (TranscoderException e) {
      throw new IOException(e);
    }
    return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
  }

  private static BufferedImage ofPdf(byte[] file, int dpi) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      return new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.ARGB);
    }
  }

  private static BufferedImage ofEps(byte[] file, int dpi)
      throws IOException, InterruptedException {
    Path eps = Files.createTempFile("quietzone", ".eps");
    Path png = Files.createTempFile("quietzone", ".png");
    try {
      Files.write(eps, file);
      new ProcessBuilder(
              "gs",
              "-q",
              "-dSAFER",
              "-dBATCH",
              "-dNOPAUSE",
              "-dEPSCrop",
              "-sDEVICE=pngalpha",
              "-dGraphicsAlphaBits=4",
              "-r" + dpi,
              "-sOutputFile=" + png,
              eps.toString())
          .inheritIO()
          .start()
          .waitFor();
      return ImageIO.read(png.toFile());
    } finally {
      Files.delete(eps);
      Files.delete(png);
    }
  }
}
