package io.quietzone.liberty;

import io.quietzone.renderers.proof.PictureReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;

/** A PNG file (W3C PNG, third edition), read without the code that wrote it. */
final class PngPicture {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;

  /** Between a chunk's start and its data: its length and its type. */
  private static final int CHUNK_HEAD = 8;

  private static final int CHUNK_CHECKSUM = 4;

  private final byte[] file;

  PngPicture(byte[] file) {
    if (ByteBuffer.wrap(file).getLong() != SIGNATURE) {
      throw new AssertionError("not a PNG: " + new String(file, StandardCharsets.ISO_8859_1));
    }
    this.file = file.clone();
  }

  /** The edges as the header tells them, without decoding the pixels. */
  String size() {
    ByteBuffer header = chunk("IHDR").orElseThrow();
    return header.getInt() + "x" + header.getInt();
  }

  /** What {@code pHYs} says: pixels per unit across and down, and the unit (1 is the metre). */
  String density() {
    ByteBuffer density = chunk("pHYs").orElseThrow();
    return density.getInt() + "x" + density.getInt() + " unit " + density.get();
  }

  BufferedImage image() {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      if (image == null) {
        throw new AssertionError("no reader takes this PNG");
      }
      return image;
    } catch (IOException e) {
      throw new AssertionError("the PNG cannot be read", e);
    }
  }

  /** The text of the symbol. */
  Optional<String> read() {
    return PictureReader.read(image());
  }

  private Optional<ByteBuffer> chunk(String type) {
    ByteBuffer chunks = ByteBuffer.wrap(file);
    for (int at = Long.BYTES; at < file.length; ) {
      int length = chunks.getInt(at);
      String found = new String(file, at + Integer.BYTES, 4, StandardCharsets.US_ASCII);
      if (found.equals(type)) {
        return Optional.of(chunks.slice(at + CHUNK_HEAD, length));
      }
      at += CHUNK_HEAD + length + CHUNK_CHECKSUM;
    }
    return Optional.empty();
  }
}
