package io.quietzone.renderers.image;

import io.quietzone.renderers.spi.Image;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.batik.bridge.UserAgent;
import org.apache.batik.transcoder.ErrorHandler;
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

  /** Loads a thousand classes, which counts against no file's deadline. */
  private static final FutureTask<BufferedImage> FIRST =
      new FutureTask<>(
          () ->
              draw(
                  "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'>"
                      + "<path d='M0 0h1v1z'/></svg>"));

  private static final Pattern ROOT = Pattern.compile("<([\\w.-]+:)?svg[\\s/>]");

  private SvgFile() {}

  /** Whether a file begins like XML that goes on to be SVG. */
  static boolean matches(byte[] file) {
    // Without the zeros of UTF-16, whichever way round, and byte order marks.
    String text =
        new String(file, 0, Math.min(file.length, MAX_BYTES), StandardCharsets.ISO_8859_1)
            .replace("\0", "")
            .replaceFirst("^(\u00EF\u00BB\u00BF|\u00FE\u00FF|\u00FF\u00FE)", "");
    return text.stripLeading().startsWith("<") && ROOT.matcher(text).find();
  }

  /** Draws the first file, unless that is done or under way. */
  static void prepare() {
    FIRST.run();
  }

  private static void awaitFirst()
      throws InterruptedException, ExecutionException, UnreadableImageException {
    prepare();
    try {
      FIRST.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw UnreadableImageException.busy();
    }
  }

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
    awaitFirst();
    if (!DRAWINGS.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
      throw UnreadableImageException.busy();
    }
    FutureTask<BufferedImage> drawing = new FutureTask<>(() -> draw(svg));
    HaltingThread thread = start(drawing);
    try {
      return drawing.get(DEADLINE.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      thread.halt();
    }
  }

  /** Batik asks between two shapes whether its thread has been halted; nothing else stops it. */
  private static HaltingThread start(FutureTask<BufferedImage> drawing) {
    try {
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
      thread.start();
      return thread;
    } catch (OutOfMemoryError e) {
      // There are too many threads: it never ran.
      DRAWINGS.release();
      throw e;
    }
  }

  private static UnreadableImageException tooComplicated() {
    return new UnreadableImageException(
        "This SVG takes too long to draw: simplify it, or send it as PNG.");
  }

  private static BufferedImage draw(String svg) throws TranscoderException {
    Painter painter = new Painter();
    painter.setErrorHandler(new Strict());
    painter.addTranscodingHint(ImageTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    painter.addTranscodingHint(ImageTranscoder.KEY_EXECUTE_ONLOAD, false);
    painter.transcode(new TranscoderInput(new StringReader(svg)), null);
    BufferedImage painted = painter.painted;
    if (painted == null) {
      throw new TranscoderException("nothing was drawn");
    }
    return painted;
  }

  /** Ends a drawing that is not as it is meant, without a word of what the file says. */
  private static final class Strict implements ErrorHandler {

    @Override
    public void error(TranscoderException e) throws TranscoderException {
      throw e;
    }

    @Override
    public void fatalError(TranscoderException e) throws TranscoderException {
      throw e;
    }

    @Override
    public void warning(TranscoderException e) {
      // What is drawn is right all the same.
    }
  }

  /** Keeps the picture instead of writing it. */
  private static final class Painter extends ImageTranscoder {

    private @Nullable BufferedImage painted;

    /** The inherited one prints errors, which quote the file, before it hands them on. */
    @Override
    protected UserAgent createUserAgent() {
      return new SVGAbstractTranscoderUserAgent() {
        @Override
        public void displayError(Exception e) {
          throw new IllegalArgumentException(e);
        }
      };
    }

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
