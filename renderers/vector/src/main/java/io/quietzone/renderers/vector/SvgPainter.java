package io.quietzone.renderers.vector;

import io.quietzone.renderers.vector.PaintingException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.batik.bridge.EmbededExternalResourceSecurity;
import org.apache.batik.bridge.ExternalResourceSecurity;
import org.apache.batik.bridge.UserAgent;
import org.apache.batik.transcoder.ErrorHandler;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.apache.batik.util.HaltingThread;
import org.apache.batik.util.ParsedURL;
import org.jspecify.annotations.Nullable;

/**
 * Turns SVG documents into pixels with Batik: a few at a time, each with a deadline, without a word
 * in the log, and from nothing that is not in the document itself.
 */
public final class SvgPainter {

  /** Instead of an edge: as large as the document says it is. */
  public static final int OWN_SIZE = 0;

  /**
   * Drawings at a time: each may keep a processor busy, and the memory of ten pictures, until its
   * deadline.
   */
  private static final Semaphore DRAWINGS = new Semaphore(4, true);

  /**
   * One of everything that is usual, so that its classes are there before any thread is halted: one
   * that is interrupted while it reads a class may fail to load it.
   */
  private static final String USUAL =
      """
      <svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' preserveAspectRatio='xMidYMid'>
      <defs>
      <linearGradient id='a' gradientTransform='rotate(9)' spreadMethod='reflect'>
      <stop offset='0' stop-color='#c11' stop-opacity='.5'/><stop offset='1' stop-color='red'/>
      </linearGradient>
      <radialGradient id='b' cx='.5' cy='.5' r='.5' fx='.4' gradientUnits='objectBoundingBox'>
      <stop offset='10%' stop-color='rgb(1,2,3)'/><stop offset='90%'/>
      </radialGradient>
      </defs>
      <g transform='translate(1 1) scale(.5) matrix(1 0 0 1 0 0)' opacity='.5' style='fill:#123'>
      <rect width='1' height='1' rx='.2' fill='url(#a)'/><circle r='4' fill='url(#b)'/>
      <ellipse rx='1' ry='2' fill-opacity='.5'/><line x2='9' y2='9' stroke='#000'/>
      <polyline points='0,0 1,1 2,0' stroke='#000' stroke-linejoin='round'/>
      <polygon points='0,0 1,1 2,0' fill-rule='evenodd' stroke='url(#a)' stroke-linecap='round'/>
      </g>
      <path d='M0 0h1v1l1 1H1V1L2 2C1 1 2 2 3 3S4 4 5 5Q6 6 7 7T8 8A1 2 3 0 1 9 9z' stroke='#000'/>
      </svg>
      """;

  /** Loads a thousand classes, which counts against no document's deadline. */
  private static final FutureTask<BufferedImage> FIRST =
      new FutureTask<>(() -> draw(USUAL.getBytes(StandardCharsets.US_ASCII), OWN_SIZE));

  private SvgPainter() {}

  /**
   * Draws a first document, unless that is done or under way: it takes a second or two, which
   * otherwise the first caller waits for.
   */
  public static void prepare() {
    FIRST.run();
  }

  /**
   * Draws a document.
   *
   * @param edge of the picture, in pixels: it is square, with the document in its middle, or has
   *     the document's {@linkplain #OWN_SIZE own size}
   * @param patience how long the document waits for its turn
   * @param deadline how long it may take from then on
   * @return transparent where the document covers nothing
   * @throws PaintingException if it cannot be drawn, or not in time
   */
  public static BufferedImage paint(byte[] svg, int edge, Duration patience, Duration deadline)
      throws PaintingException {
    awaitFirst(patience);
    try {
      if (!DRAWINGS.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new PaintingException(Reason.BUSY, null);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    FutureTask<BufferedImage> drawing = new FutureTask<>(() -> draw(svg, edge));
    HaltingThread thread = start(drawing);
    try {
      return get(drawing, deadline, Reason.SLOW);
    } finally {
      thread.halt();
    }
  }

  private static void awaitFirst(Duration patience) throws PaintingException {
    prepare();
    get(FIRST, patience, Reason.BUSY);
  }

  private static BufferedImage get(
      FutureTask<BufferedImage> drawing, Duration patience, Reason tooLate)
      throws PaintingException {
    try {
      return drawing.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new PaintingException(tooLate, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LinkageError broken) {
        throw broken;
      }
      throw new PaintingException(Reason.DAMAGED, e);
    }
  }

  private static PaintingException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new PaintingException(Reason.SLOW, e);
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

  private static BufferedImage draw(byte[] svg, int edge) throws TranscoderException {
    Painter painter = new Painter();
    painter.setErrorHandler(new Strict());
    painter.addTranscodingHint(ImageTranscoder.KEY_ALLOW_EXTERNAL_RESOURCES, false);
    painter.addTranscodingHint(ImageTranscoder.KEY_EXECUTE_ONLOAD, false);
    if (edge != OWN_SIZE) {
      painter.addTranscodingHint(ImageTranscoder.KEY_WIDTH, (float) edge);
      painter.addTranscodingHint(ImageTranscoder.KEY_HEIGHT, (float) edge);
    }
    painter.transcode(new TranscoderInput(new ByteArrayInputStream(svg)), null);
    BufferedImage painted = painter.painted;
    if (painted == null) {
      throw new TranscoderException("nothing was drawn");
    }
    return painted;
  }

  /** Ends a drawing that is not as it is meant, without a word of what the document says. */
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

    /** The inherited one prints errors, which quote the document, before it hands them on. */
    @Override
    protected UserAgent createUserAgent() {
      return new SVGAbstractTranscoderUserAgent() {
        @Override
        public void displayError(Exception e) {
          throw new IllegalArgumentException(e);
        }

        /** Images that are part of the document, and no others. */
        @Override
        public ExternalResourceSecurity getExternalResourceSecurity(
            ParsedURL resource, ParsedURL document) {
          return new EmbededExternalResourceSecurity(resource);
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
