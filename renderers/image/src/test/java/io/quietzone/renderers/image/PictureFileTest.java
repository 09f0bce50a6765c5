package io.quietzone.renderers.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quietzone.renderers.spi.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

  private static final int RED = 0xFFCC1111;

  /** Signature and IHDR (PNG, third edition, clauses 5.2 and 11.2.1). */
  private static final int PNG_HEADER = 8 + 25;

  /** Exif whose only entry is an orientation of 6: a quarter turn to the right. */
  private static final byte[] TURNED = {
    'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0
  };

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void everyKindIsReadByItsContent(String kind) throws Exception {
    Image image = PictureFile.read(red(kind, 200, 120));

    assertThat(image.width()).isEqualTo(200);
    assertThat(image.height()).isEqualTo(120);
    assertThat(image.argb(100, 60) >> 16 & 0xFF).isBetween(200, 208);
    assertThat(image.argb(100, 60) & 0xFF).isBetween(13, 21);
    assertThat(image.argb(100, 60) >>> 24).isEqualTo(255);
  }

  @Test
  void greyIsNotBrightenedAndOpacityIsKept() throws Exception {
    BufferedImage grey = new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = grey.getRaster();
    raster.setSample(3, 3, 0, 100);
    BufferedImage clear = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(3, 3, 0x40123456);

    assertThat(PictureFile.read(file("png", grey)).argb(3, 3)).isEqualTo(0xFF646464);
    assertThat(PictureFile.read(file("png", clear)).argb(3, 3)).isEqualTo(0x40123456);
  }

  @Test
  void moreThanAThousandAndTwentyFourPixelsAreScaledDown() throws Exception {
    Image image = PictureFile.read(red("png", 4000, 1000));

    assertThat(image.width()).isEqualTo(1024);
    assertThat(image.height()).isEqualTo(256);
    assertThat(image.argb(512, 128)).isEqualTo(RED);
  }

  @Test
  void ofAnAnimationTheFirstFrameIsRead() throws Exception {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      writer.writeToSequence(new IIOImage(filled(40, 40, new Color(RED)), null, null), null);
      writer.writeToSequence(new IIOImage(filled(40, 40, Color.BLUE), null, null), null);
      writer.endWriteSequence();
    }

    assertThat(PictureFile.read(file.toByteArray()).argb(20, 20)).isEqualTo(RED);
  }

  @Test
  void inksOfAJpegBecomeColours() throws Exception {
    WritableRaster inks = Raster.createInterleavedRaster(0, 16, 16, 4, null);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        inks.setPixel(x, y, new int[] {0, 255, 255, 0});
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(new IIOImage(inks, null, null));
    }
    byte[] jpeg = file.toByteArray();

    Image image = PictureFile.read(jpeg);

    AdobeMarker marker = AdobeMarker.of(jpeg);
    assertThat(marker.components()).isEqualTo(4);
    // Without Adobe's marker magenta and yellow are red; with it they are what is left of them.
    int expected = marker.present() ? 0 : 255;
    assertThat(image.argb(8, 8) >> 16 & 0xFF).isBetween(expected - 3, expected + 3);
    assertThat(image.argb(8, 8) & 0xFF).isLessThan(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void cutOffFilesAreRefused(String kind) throws Exception {
    byte[] whole = file(kind, noise());
    for (int length = 1; length < whole.length - 12; length += Math.max(1, whole.length / 40)) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> PictureFile.read(part))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(UnreadableImageException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void damagedFilesDoNoHarm(String kind) throws Exception {
    byte[] whole = file(kind, noise());
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int change = 0; change < 4; change++) {
        damaged[random.nextInt(Math.min(damaged.length, 400))] = (byte) random.nextInt();
      }
      try {
        assertThat(PictureFile.read(damaged)).isNotNull();
      } catch (UnreadableImageException refused) {
        assertThat(refused).hasMessageNotContaining("Exception");
      }
    }
  }

  @Test
  void whatIsNoPictureIsRefusedWithWhatIs() {
    for (byte[] file : new byte[][] {{}, {1}, bytes("hello"), bytes("<html></html>")}) {
      assertThatThrownBy(() -> PictureFile.read(file))
          .isInstanceOf(UnreadableImageException.class)
          .hasMessageContaining("PNG, JPEG, GIF, BMP, TIFF or SVG");
    }
  }

  @Test
  void svgIsDrawnAsLargeAsLogosGet() throws Exception {
    Image image =
        PictureFile.read(
            svg(
                """
                <title>A disc</title>
                <defs><linearGradient id="a"><stop offset="0" stop-color="#CC1111"/></linearGradient></defs>
                <g style="stroke:none;fill:url(#a)"><circle cx="5" cy="5" r="4"/></g>
                """));

    assertThat(image.width()).isEqualTo(1024);
    assertThat(image.argb(512, 512)).isEqualTo(RED);
    assertThat(image.argb(2, 2) >>> 24).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<image href='http://127.0.0.1:PORT/x.png'/>",
        "<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='http://127.0.0.1:PORT/x.png'/>",
        "<use href='#a'/>",
        "<foreignObject/>",
        "<style>@import url(http://127.0.0.1:PORT/x.css);</style>",
        "<text>Logo</text>",
        "<filter id='f'/>",
        "<pattern id='p'/>",
        "<animate/>",
        "<rect onclick='x()' width='5' height='5'/>",
        "<rect fill='url(http://127.0.0.1:PORT/x.svg#a)' width='5' height='5'/>",
        "<rect style='fill:url(http://127.0.0.1:PORT/x.svg#a)' width='5' height='5'/>",
        "<rect fill='u&#114;l(//127.0.0.1:PORT/x.svg#a)' width='5' height='5'/>",
        "<linearGradient id='a' href='#b'/>",
        "<?xml-stylesheet href='http://127.0.0.1:PORT/x.css'?>",
        "<g><rect width='5'",
      })
  void svgThatDoesMoreThanDrawIsRefusedAndContactsNobody(String content) throws Exception {
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      canary.setSoTimeout(1);
      String port = String.valueOf(canary.getLocalPort());

      assertThatThrownBy(() -> PictureFile.read(svg(content.replace("PORT", port))))
          .isInstanceOf(UnreadableImageException.class);
      assertThatThrownBy(canary::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void entitiesAreRefused() {
    for (String doctype :
        new String[] {
          "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>",
          "<!DOCTYPE svg SYSTEM 'http://127.0.0.1:1/x.dtd'>",
          "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;'>]>"
        }) {
      byte[] file = bytes(doctype + "<svg xmlns='http://www.w3.org/2000/svg'><g id='&b;'/></svg>");
      assertThatThrownBy(() -> PictureFile.read(file)).isInstanceOf(UnreadableImageException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fill:#00ff00",
        "fill:red;fill:#00ff00",
        "fill:#00ff00;fill:color(display-p3 0 1 0);",
        "fill:#00ff00;fill:oklch(0.8 0.3 142)"
      })
  void theLastColourOfAStyleThatSvgKnowsIsDrawn(String style) throws Exception {
    Image drawn = PictureFile.read(svg("<rect width='10' height='10' style='" + style + "'/>"));

    assertThat(drawn.argb(500, 500)).isEqualTo(0xFF00FF00);
  }

  @Test
  void svgOfTooManyElementsTooDeepOrTooLongIsRefused() {
    assertThatThrownBy(() -> PictureFile.read(svg("<g/>".repeat(2000))))
        .hasMessageContaining("2000 elements");
    assertThatThrownBy(() -> PictureFile.read(svg("<g>".repeat(32) + "</g>".repeat(32))))
        .hasMessageContaining("32 deep");
    assertThatThrownBy(() -> PictureFile.read(svg("<g/>" + " ".repeat(65_536))))
        .hasMessageContaining("64 KiB");
    assertThatCode(() -> PictureFile.read(svg("<g>".repeat(31) + "</g>".repeat(31))))
        .doesNotThrowAnyException();
  }

  /** Where it was taken, who made it, how it is to be turned and coloured. */
  @Test
  void whatAFileHoldsBesidesPixelsIsDropped() throws Exception {
    byte[] png = file("png", noise());
    byte[] jpeg = file("jpg", noise());

    assertThat(PictureFile.read(withMetadata(png))).isEqualTo(PictureFile.read(png));
    assertThat(PictureFile.read(withJpegMetadata(jpeg))).isEqualTo(PictureFile.read(jpeg));
  }

  /** Text, Exif, gamma and a broken colour profile, behind the header. */
  private static byte[] withMetadata(byte[] png) {
    ByteBuffer file = ByteBuffer.allocate(png.length + 200);
    file.put(png, 0, PNG_HEADER);
    putChunk(file, "gAMA", new byte[] {0, 1, (byte) 0x86, (byte) 0xA0});
    putChunk(file, "iCCP", bytes("profile\0\0no profile"));
    putChunk(file, "eXIf", TURNED);
    putChunk(file, "tEXt", bytes("Author\0somebody"));
    file.put(png, PNG_HEADER, png.length - PNG_HEADER);
    return Arrays.copyOf(file.array(), file.position());
  }

  private static void putChunk(ByteBuffer file, String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(bytes(type));
    crc.update(data);
    file.putInt(data.length).put(bytes(type)).put(data).putInt((int) crc.getValue());
  }

  /** Exif that turns it, a colour profile and a comment, behind the start. */
  private static byte[] withJpegMetadata(byte[] jpeg) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 200);
    file.put(jpeg, 0, 2);
    putSegment(file, 0xE1, "Exif\0\0", TURNED);
    putSegment(file, 0xE2, "ICC_PROFILE\0", new byte[] {1, 1, 0, 0});
    putSegment(file, 0xFE, "a comment", new byte[0]);
    file.put(jpeg, 2, jpeg.length - 2);
    return Arrays.copyOf(file.array(), file.position());
  }

  /** Notes of cameras, and films behind the picture, hold any bytes: also those of markers. */
  @Test
  void scansAndTheEndOfAJpegAreThoseOfThePicture() throws Exception {
    byte[] jpeg = file("jpg", noise());
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 1000);
    file.put(jpeg, 0, 2);
    byte[] markers = new byte[400];
    for (int i = 0; i < markers.length; i += 2) {
      markers[i] = (byte) 0xFF;
      markers[i + 1] = (byte) 0xDA;
    }
    putSegment(file, 0xE1, "notes", markers);
    file.put(jpeg, 2, jpeg.length - 2).put(markers);
    byte[] photograph = Arrays.copyOf(file.array(), file.position());

    assertThat(PictureFile.read(photograph)).isEqualTo(PictureFile.read(jpeg));
    byte[] cutOff = Arrays.copyOf(jpeg, jpeg.length - 2);
    assertThatThrownBy(() -> PictureFile.read(cutOff))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining("This JPEG file is damaged, cut off");
  }

  private static void putSegment(ByteBuffer file, int marker, String name, byte[] data) {
    file.put((byte) 0xFF).put((byte) marker);
    file.putShort((short) (2 + name.length() + data.length)).put(bytes(name)).put(data);
  }

  @Test
  void aDarkGlowsGroundBecomesTransparent() {
    Image neon = new Image(3, 1, new int[] {0xFF000000, 0xFF800000, 0xFFFFFFFF});

    Image stripped = DarkGlow.strip(neon);

    assertThat(stripped.argb(0, 0)).isZero();
    assertThat(stripped.argb(1, 0)).isEqualTo(0x80FF0000);
    assertThat(stripped.argb(2, 0)).isEqualTo(0xFFFFFFFF);
  }

  private static byte[] svg(String content) {
    return bytes(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'>" + content + "</svg>");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] red(String kind, int width, int height) throws IOException {
    return file(kind, filled(width, height, new Color(RED)));
  }

  private static BufferedImage filled(int width, int height, Color color) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  private static BufferedImage noise() {
    BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(3);
    for (int i = 0; i < 60 * 40; i++) {
      image.setRGB(i % 60, i / 60, random.nextInt());
    }
    return image;
  }

  private static byte[] file(String kind, BufferedImage image) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, kind, file)).as("this Java writes %s", kind).isTrue();
    return file.toByteArray();
  }
}
