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
import org.apache.pdfbox.rendering.PDFRenderer;

/** Reads symbols from files of lines, turned into pixels by programs that are not ours. */
final class VectorPicture {

  private static final int DPI = 200;
  private static final float PIXELS = 400;

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
    return PictureReader.read(
        switch (format) {
          case "svg" -> ofSvg(file);
          case "pdf" -> ofPdf(file);
          case "eps" -> ofEps(file);
          default -> throw new IllegalArgumentException(format);
        });
  }

  private static BufferedImage ofSvg(byte[] file) throws IOException {
    PNGTranscoder transcoder = new PNGTranscoder();
    transcoder.addTranscodingHint(ImageTranscoder.KEY_WIDTH, PIXELS);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      transcoder.transcode(
          new TranscoderInput(new ByteArrayInputStream(file)), new TranscoderOutput(png));
    } catch (TranscoderException e) {
      throw new IOException(e);
    }
    return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
  }

  private static BufferedImage ofPdf(byte[] file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      return new PDFRenderer(document).renderImageWithDPI(0, DPI);
    }
  }

  private static BufferedImage ofEps(byte[] file) throws IOException, InterruptedException {
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
              "-sDEVICE=png16m",
              "-dGraphicsAlphaBits=4",
              "-r" + DPI,
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
