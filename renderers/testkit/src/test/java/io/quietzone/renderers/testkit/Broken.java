package io.quietzone.renderers.testkit;

import io.quietzone.renderers.spi.Picture;
import io.quietzone.renderers.spi.Renderer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Renderers that break the contract, each in one way. */
final class Broken {

  private Broken() {}

  public static final class OnePixelTooLarge extends Painter {
    @Override
    public byte[] render(Picture picture) {
      return paint(picture, picture.size().pixels() + 1, picture.symbolXPixels());
    }
  }

  public static final class OnePixelAside extends Painter {
    @Override
    public byte[] render(Picture picture) {
      return paint(picture, picture.size().pixels(), picture.symbolXPixels() + 1);
    }
  }

  /** Draws nothing, which a great tolerance for colours lets pass. */
  public static final class Unreadable extends Painter {
    @Override
    public byte[] render(Picture picture) {
      return paint(picture, picture.size().pixels(), picture.size().pixels());
    }
  }

  public static final class UppercaseFormat extends Painter {
    @Override
    public String format() {
      return "PNG";
    }
  }

  public static final class ChangingFormat extends Painter {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public String format() {
      return "painted" + calls.incrementAndGet();
    }
  }

  public static final class NotRegistered extends Painter {}

  public static final class NeedsAnArgument extends Painter {
    NeedsAnArgument(int argument) {
      super();
    }
  }

  /** A text format that keeps the contract. */
  public static class Text implements Renderer {
    @Override
    public String format() {
      return "text";
    }

    @Override
    public String mediaType() {
      return "text/plain; charset=us-ascii";
    }

    @Override
    public byte[] render(Picture picture) {
      StringBuilder text = new StringBuilder();
      for (int y = 0; y < picture.symbol().size(); y++) {
        for (int x = 0; x < picture.symbol().size(); x++) {
          text.append(picture.symbol().isDark(x, y) ? '#' : '.');
        }
      }
      return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Says how large it is printed, and keeps the contract. */
  public static class TellsItsSize extends Text {
    @Override
    public byte[] render(Picture picture) {
      String text = new String(super.render(picture), StandardCharsets.US_ASCII);
      return (inches(picture) + " " + text).getBytes(StandardCharsets.US_ASCII);
    }

    double inches(Picture picture) {
      return picture.size().inches();
    }
  }

  public static final class TellsWholePoints extends TellsItsSize {
    @Override
    double inches(Picture picture) {
      return Math.round(picture.size().inches() * 72) / 72.0;
    }
  }

  public static final class NoMediaType extends Text {
    @Override
    public String mediaType() {
      return "text";
    }
  }

  public static final class NoCharset extends Text {
    @Override
    public String mediaType() {
      return "text/plain";
    }
  }

  public static final class Counting extends Text {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public byte[] render(Picture picture) {
      String text = new String(super.render(picture), StandardCharsets.US_ASCII);
      return (text + calls.incrementAndGet()).getBytes(StandardCharsets.US_ASCII);
    }
  }

  public static final class GivesAwayItsCache extends Text {
    private final Map<Picture, byte[]> cache = new ConcurrentHashMap<>();

    @Override
    public byte[] render(Picture picture) {
      return cache.computeIfAbsent(picture, super::render);
    }
  }

  /** Remembers in a field what another call needs. */
  public static final class RemembersTheLast extends Text {
    private volatile int lastVersion = 4;

    @Override
    public byte[] render(Picture picture) {
      int version = picture.symbol().version();
      String text = new String(super.render(picture), StandardCharsets.US_ASCII);
      boolean changed = version != lastVersion;
      lastVersion = version;
      return (changed ? text + "changed" : text).getBytes(StandardCharsets.US_ASCII);
    }
  }

  public static final class AlwaysTheSame extends Text {
    @Override
    public byte[] render(Picture picture) {
      return new byte[] {'Q'};
    }
  }

  public static final class Empty extends Text {
    @Override
    public byte[] render(Picture picture) {
      return new byte[0];
    }
  }

  public static final class NotForManyModules extends Text {
    @Override
    public byte[] render(Picture picture) {
      if (picture.symbol().size() > 64) {
        throw new IllegalStateException("too many modules for a long");
      }
      return super.render(picture);
    }
  }
}
