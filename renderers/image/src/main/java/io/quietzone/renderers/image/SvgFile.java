package io.quietzone.renderers.image;

import io.quietzone.renderers.spi.Image;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.batik.util.HaltingThread;
import org.jspecify.annotations.Nullable;

/**
 * SVG files: rebuilt from what is allowed in them (see {@link SvgAllowList}), and only then drawn,
 * with a deadline.
 */
final class SvgFile {

  private static final int MAX_BYTES = 64 * 1024;
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /** How long a file waits for its turn. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /**
   * Drawings at a time: each may keep a processor busy, and the memory of ten pictures, until its
   * deadline.
   */
  private static final Semaphore DRAWINGS = new Semaphore(4, true);

  static {
    // The first drawing loads a thousand classes, which counts against no file's deadline.
    try {
      draw(
          "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'><path d='M0 0h1v1z'/></svg>");
    } catch (TranscoderException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private SvgFile() {}

  /** Whether a file begins like XML that goes on to be SVG. */
  static boolean matches(byte[] file) {
    byte[] head = Arrays.copyOf(file, Math.min(file.length, 4096));
    String start = new String(head, StandardCharsets.ISO_8859_1);
    String text = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
    return text.stripLeading().startsWith("<") && start.contains("<svg");
  }

  /** Does nothing that loading this class has not done. */
  static void prepare() {}

  static Image read(byte[] file) throws UnreadableImageException {
    if (file.length > MAX_BYTES) {
      throw new UnreadableImageException(
          "An SVG file has at most " + MAX_BYTES / 1024 + " KiB: simplify it, or send a PNG.");
    }
    String allowed = SvgAllowList.rebuild(file);
    try {
      BufferedImage image = drawInTime(allowed);
      int width = image.getWidth();
      int height = image.getHeight();
      return new Image(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    } catch (TimeoutException e) {
      throw tooComplicated();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LinkageError broken) {
        throw broken;
      }
      throw new UnreadableImageException("This SVG cannot be drawn: send it as PNG.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw tooComplicated();
    }
  }

  private static BufferedImage drawInTime(String svg)
      throws InterruptedException, ExecutionException, TimeoutException, UnreadableImageException {
    if (!DRAWINGS.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
      throw UnreadableImageException.busy();
    }
    FutureTask<BufferedImage> drawing = new FutureTask<>(() -> draw(svg));
    // Batik asks between two shapes whether the thread has been halted, and nothing else stops it.
    HaltingThread thread =
        new HaltingThread(
            () -> {
              try {
                drawing.run();
              } finally {
                DRAWINGS.release();
              }
            },
            "svg");
    thread.setDaemon(true);
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      // There are too many threads: it never ran.
      DRAWINGS.release();
      throw e;
    }
    try {
      return drawing.get(DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      thread.halt();
    }
  }

  private static UnreadableImageException tooComplicated() {
    return new UnreadableImageException(
        "This SVG takes too long to draw: simplify it, or send it as PNG.");
  }

  private static BufferedImage draw(String svg) throws TranscoderException {
    Painter painter = new Painter();
    painter.addTranscodingHint(ImageTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    painter.addTranscodingHint(ImageTranscoder.KEY_EXECUTE_ONLOAD, false);
    painter.transcode(new TranscoderInput(new StringReader(svg)), null);
    BufferedImage painted = painter.painted;
    if (painted == null) {
      throw new TranscoderException("nothing was drawn");
    }
    return painted;
  }

  /** Keeps the picture instead of writing it. */
  private static final class Painter extends ImageTranscoder {

    private @Nullable BufferedImage painted;

    @Override
    public BufferedImage createImage(int width, int height) {
      return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    @Override
    public void writeImage(BufferedImage image, @Nullable TranscoderOutput output) {
      painted = image;
    }
  }
}
